package bellwether.qcg.life;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.time.Instant;
import java.util.List;

/// The end at one stroke of the many iterations of an array that had not begun.
///
/// @param ranges of the iterations, ascending
public record RestEnding(JobDescription job, List<Range> ranges, JobState state, Instant time) {

  public RestEnding {
    ranges = List.copyOf(ranges);
  }

  /// Iterations that follow each other.
  ///
  /// @param first the key of the first one
  /// @param last the key of the last one
  public record Range(int first, int last) {

    /// The iterations with these ordinals.
    public static Range of(JobDescription job, int first, int last) {
      var iterations = job.iterations();
      int start = iterations == null ? 0 : iterations.start();
      return new Range(start + first, start + last);
    }
  }

  /// The name of a range, as `job:first-last`.
  public String name(Range range) {
    return "%s:%d-%d".formatted(job.name(), range.first(), range.last());
  }

  /// How many iterations ended.
  public long count() {
    return ranges.stream().mapToLong(range -> 1L + range.last() - range.first()).sum();
  }
}
