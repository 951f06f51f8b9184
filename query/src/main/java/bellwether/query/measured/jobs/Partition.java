package bellwether.query.measured.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Jobs that may be compared, since they have the same values under some names of tags.
///
/// @param values in the order of the names
public record Partition(List<String> values, List<JobMeasurement> jobs) {
  /// Copies the lists.
  public Partition {
    values = List.copyOf(values);
    jobs = List.copyOf(jobs);
  }

  public static List<Partition> of(List<JobMeasurement> jobs, List<String> names) {
    var groups = new LinkedHashMap<List<String>, List<JobMeasurement>>();
    for (var job : jobs) {
      var key = names.stream().map(name -> job.tags().values().getOrDefault(name, "")).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(job);
    }
    return groups.entrySet().stream()
        .map(group -> new Partition(group.getKey(), group.getValue()))
        .sorted(Comparator.comparing(Partition::duration).reversed())
        .toList();
  }

  /// The durations of its jobs added up.
  public Duration duration() {
    return jobs.stream().map(JobMeasurement::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /// The ids of its jobs.
  public List<String> ids() {
    return jobs.stream().map(JobMeasurement::id).toList();
  }
}
