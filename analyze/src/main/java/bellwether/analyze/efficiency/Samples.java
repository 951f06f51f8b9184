package bellwether.analyze.efficiency;

import bellwether.model.Resources;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.workflows.Spread;
import bellwether.query.workflows.Suggestion;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The attempts of one job while they are gathered.
final class Samples {
  private static final int PARTS = 10;
  private static final double SECOND = 1e9;

  private final DoubleStream.Builder coresUsed = DoubleStream.builder();
  private final long[] shares = new long[PARTS];
  private long attempts;
  private double cpu;
  private double wall;
  private double held;
  private double coresHeld;
  private double longest;
  private double largest;
  private @Nullable Double memoryLimit;
  private @Nullable Double timeLimit;

  void add(AttemptSpan span, Resources asked) {
    double seconds = Math.max(1, Duration.between(span.start(), span.end()).toNanos()) / SECOND;
    double time = span.cpuTime() == null ? 0 : span.cpuTime().toNanos() / SECOND;
    int cores = Math.max(1, span.cores());
    attempts++;
    cpu += time;
    wall += seconds;
    held += seconds * cores;
    coresHeld += cores;
    longest = Math.max(longest, seconds);
    largest = Math.max(largest, bytes(span.peakMemory()));
    memoryLimit = larger(memoryLimit, memory(asked, span.shares().size()));
    timeLimit = larger(timeLimit, time(asked));
    coresUsed.add(time / seconds);
    shares[Math.clamp((int) (PARTS * time / (seconds * cores)), 0, PARTS - 1)]++;
  }

  private static double bytes(@Nullable Long peak) {
    return peak == null ? 0 : (double) peak;
  }

  private static @Nullable Double memory(Resources asked, int nodes) {
    var limit = asked.memory();
    if (limit != null) {
      return (double) limit.count();
    }
    long each = asked.memoryPerNode().count();
    return each == 0 ? null : (Double) (double) (each * Math.max(1, nodes));
  }

  private static @Nullable Double time(Resources asked) {
    var limit = asked.wallTime();
    return limit == null ? null : (Double) (limit.toNanos() / SECOND);
  }

  /// Members of one job may have asked for more at a later run.
  private static @Nullable Double larger(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  JobEfficiency efficiency(String job) {
    return new JobEfficiency(
        job,
        attempts,
        new Use(cpu, held),
        memory(),
        new Use(longest, timeLimit),
        wall,
        coresHeld / attempts,
        Arrays.stream(shares).boxed().toList(),
        finding());
  }

  /// Null: nothing is known of it.
  private @Nullable Use memory() {
    return largest == 0 ? null : new Use(largest, memoryLimit);
  }

  private Finding finding() {
    int needed = Suggestion.cores(Spread.of(coresUsed.build().toArray()).p95());
    double cores = coresHeld / attempts;
    var used = memory();
    var memory = used == null ? null : used.share();
    var time = new Use(longest, timeLimit).share();
    if (memory != null && memory > 0.9) {
      return new Finding.NearMemory(Suggestion.memory(largest));
    }
    if (time != null && time > 0.9) {
      return new Finding.NearTime(Suggestion.runtime(longest));
    }
    if (new Use(cpu, held).isExceeded()) {
      return new Finding.MoreThanItsCores(cpu / wall, cores);
    }
    if (needed < cores) {
      return new Finding.FewerCores(needed, cores);
    }
    if (cpu / held < 0.5) {
      return new Finding.MostlyWaits();
    }
    if (memory != null && memory < 0.5) {
      return new Finding.LessMemory(Suggestion.memory(largest));
    }
    return time != null && time < 0.25
        ? new Finding.ShorterTime(Suggestion.runtime(longest))
        : new Finding.WellUsed();
  }
}
