package bellwether.analyze;

import bellwether.model.Micros;
import bellwether.model.text.Nearest;
import bellwether.query.MeasuredException;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.source.OperationSums;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Single figures of jobs and operations by their names: `duration` and `cpu_time` in microseconds,
/// `num_procs`, and every counter.
public final class Feature {
  private Feature() {}

  /// A job's.
  ///
  /// @throws MeasuredException when the job has none of this name
  public static double of(JobMeasurement job, String name) {
    return switch (name) {
      case "duration" -> Micros.of(job.duration());
      case "cpu_time" -> Micros.of(job.cpuTime());
      default -> found(job.sums().get(name), name, job.sums().keySet());
    };
  }

  /// An operation's.
  ///
  /// @throws MeasuredException when the operation has none of this name
  public static double of(OperationSums sums, String name) {
    return switch (name) {
      case "num_threads" -> sums.threads();
      default -> found(sums.sums().get(name), name, sums.sums().keySet());
    };
  }

  private static double found(@Nullable Long value, String name, Collection<String> known) {
    if (value == null) {
      var names = new ArrayList<>(known);
      names.addAll(java.util.List.of("duration", "cpu_time"));
      throw new MeasuredException(
          "Expected a feature such as duration, cpu_time, num_procs or rssmax, but found %s%s"
              .formatted(name, Nearest.hint(name, names)));
    }
    return value;
  }
}
