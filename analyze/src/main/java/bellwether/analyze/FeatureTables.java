package bellwether.analyze;

import bellwether.analyze.statistics.NumberTable;
import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.processes.ThreadMeasurement;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// What was measured as tables of numbers, which statistics are made of. What a row does not have
/// is NaN there, never 0.
public final class FeatureTables {
  private FeatureTables() {}

  /// A row for each job, labelled with its id: `duration` and `cpu_time` in microseconds,
  /// `exitcode`, and all its sums; columns by name.
  public static NumberTable ofJobs(List<JobMeasurement> jobs) {
    return table(
        jobs.stream().map(JobMeasurement::id).toList(),
        jobs.stream().map(FeatureTables::features).toList());
  }

  private static Map<String, Double> features(JobMeasurement job) {
    var features = new LinkedHashMap<String, Double>();
    job.sums().forEach((name, sum) -> features.put(name, sum.doubleValue()));
    features.put("duration", micros(job.duration()));
    features.put("cpu_time", micros(job.cpuTime()));
    features.put("exitcode", (double) job.earliestExitCode());
    return features;
  }

  private static double micros(java.time.Duration duration) {
    return Micros.of(duration);
  }

  /// For each operation, by its tags, a row for each job that has it; in the order of the question.
  public static SequencedMap<Tags, NumberTable> ofOperations(OperationQuery operations) {
    var byTags = new LinkedHashMap<Tags, List<OperationSums>>();
    operations
        .sums()
        .forEach(sums -> byTags.computeIfAbsent(sums.tags(), _ -> new ArrayList<>()).add(sums));
    var tables = new LinkedHashMap<Tags, NumberTable>();
    byTags.forEach((tags, sums) ->
        tables.put(
            tags,
            table(
                sums.stream().map(one -> String.valueOf(one.job())).toList(),
                sums.stream().map(FeatureTables::features).toList())));
    return tables;
  }

  private static Map<String, Double> features(OperationSums sums) {
    var features = new LinkedHashMap<String, Double>();
    sums.sums().forEach((name, sum) -> features.put(name, sum.doubleValue()));
    return features;
  }

  /// A row for each process, labelled with its id, with these features.
  public static NumberTable ofProcesses(List<ProcessMeasurement> processes, List<String> features) {
    return rows(
        processes.stream().map(process -> Long.toString(process.id())).toList(),
        processes,
        features);
  }

  /// A row for each thread, labelled with its number, with these features.
  public static NumberTable ofThreads(List<ThreadMeasurement> threads, List<String> features) {
    return rows(
        threads.stream().map(thread -> Integer.toString(thread.index())).toList(),
        threads,
        features);
  }

  private static NumberTable rows(
      List<String> labels, List<? extends Row> rows, List<String> features) {
    var columns = new LinkedHashMap<String, double[]>();
    features.forEach(feature -> columns.put(feature, new double[rows.size()]));
    for (int i = 0; i < rows.size(); i++) {
      var values = rows.get(i).columns();
      for (var feature : features) {
        column(columns, feature)[i] =
            values.get(feature) instanceof Number number ? number.doubleValue() : Double.NaN;
      }
    }
    return NumberTable.of(labels, columns);
  }

  private static NumberTable table(List<String> labels, List<Map<String, Double>> rows) {
    var columns = new LinkedHashMap<String, double[]>();
    for (var name : names(rows)) {
      var values = new double[rows.size()];
      Arrays.setAll(values, i -> rows.get(i).getOrDefault(name, Double.NaN));
      columns.put(name, values);
    }
    return NumberTable.of(labels, columns);
  }

  private static Collection<String> names(List<Map<String, Double>> rows) {
    var names = new TreeSet<String>();
    rows.forEach(row -> names.addAll(row.keySet()));
    return names;
  }

  private static double[] column(Map<String, double[]> columns, String name) {
    return java.util.Objects.requireNonNull(columns.get(name));
  }
}
