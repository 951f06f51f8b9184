package bellwether.analyze.efficiency;

import bellwether.model.Bytes;
import java.time.Duration;

/// What to do better about a job: the one thing that would save most.
public sealed interface Finding {

  /// It would do with fewer cores.
  ///
  /// @param cores with which 95 of 100 attempts got by
  record FewerCores(int cores, double asked) implements Finding {}

  /// It used more CPU time than the cores that it held have.
  ///
  /// @param cores that it used on average
  record MoreThanItsCores(double cores, double asked) implements Finding {}

  /// It mostly waits for something other than the CPU.
  record MostlyWaits() implements Finding {}

  /// It came near its limit of memory.
  record NearMemory(Bytes suggested) implements Finding {}

  /// It would do with less memory.
  record LessMemory(Bytes suggested) implements Finding {}

  /// It came near its limit of time.
  record NearTime(Duration suggested) implements Finding {}

  /// A shorter limit of time would let it start sooner.
  record ShorterTime(Duration suggested) implements Finding {}

  /// It uses what it asks for.
  record WellUsed() implements Finding {}
}
