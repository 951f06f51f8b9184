package bellwether.analyze.efficiency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much of what it asked for the attempts of one job used, all its members together.
///
/// @param job the name, without the key of a member
/// @param attempts that have ended and were measured
/// @param cpu seconds of CPU time, of the seconds of all cores that attempts held
/// @param memory bytes of the largest process of any attempt, of the limit of an attempt; null: not
///   known of any
/// @param time seconds of the longest attempt, of the limit of an attempt
/// @param wall seconds of all attempts together
/// @param cores that an attempt held on average
/// @param shares how many attempts used which part of their CPU time: ten parts from 0 to 1
public record JobEfficiency(
    String job,
    long attempts,
    Use cpu,
    @Nullable Use memory,
    Use time,
    double wall,
    double cores,
    List<Long> shares,
    Finding finding) {
  public JobEfficiency {
    shares = List.copyOf(shares);
  }
}
