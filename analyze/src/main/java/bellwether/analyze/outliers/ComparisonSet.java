package bellwether.analyze.outliers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Jobs that may be compared with each other because they agree in a key, in the order of their
/// names.
///
/// Source: EPMT's `comparable_job_partitions`, whose order varies from run to run; here the same
/// jobs always give the same sets, the largest first, equal ones by key.
public record ComparisonSet(String key, List<String> jobs) {
  public ComparisonSet {
    jobs = jobs.stream().sorted().toList();
  }

  /// The sets of jobs with equal keys; a key is what makes jobs comparable, such as name or tags.
  public static List<ComparisonSet> of(Map<String, String> keysByJob) {
    var groups = new TreeMap<String, List<String>>();
    keysByJob.forEach((job, key) -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(job));
    return groups.entrySet().stream()
        .map(group -> new ComparisonSet(group.getKey(), group.getValue()))
        .sorted(Comparator.comparingInt((ComparisonSet set) -> set.jobs().size()).reversed())
        .toList();
  }

  /// Whether there are enough jobs to find outliers among them.
  public boolean enough() {
    return jobs.size() >= Outliers.FEWEST_ROWS;
  }

  /// The jobs of all sets that are large enough.
  public static List<ComparisonSet> comparable(Collection<ComparisonSet> sets) {
    return sets.stream().filter(ComparisonSet::enough).toList();
  }
}
