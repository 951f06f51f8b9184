package bellwether.query.measured.jobs;

import bellwether.query.Json;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.measured.source.OperationRows;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.Order;
import bellwether.query.table.Slice;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The measured jobs that a choice means, in the order of a slice. Each answer asks the catalog
/// anew.
public record ChosenJobs(MeasurementSource source, JobChoice choice, Slice slice) {

  public static ChosenJobs all(MeasurementSource source) {
    return new ChosenJobs(source, JobChoice.ALL, Slice.of(Order.by("start_us")));
  }

  public ChosenJobs with(JobChoice other) {
    return new ChosenJobs(source, other, slice);
  }

  public ChosenJobs with(Slice other) {
    return new ChosenJobs(source, choice, other);
  }

  /// Whether all jobs are meant.
  public boolean isAll() {
    return choice.isAll() && slice.limits().isBlank();
  }

  public List<JobMeasurement> list() {
    var matching = statement("jobs.measurement AS chosen, row_number() OVER (%s) AS place");
    return source
        .catalog()
        .list(
            new SqlFragment(
                "SELECT %s FROM (%s) c JOIN measurement d ON d.id = c.chosen ORDER BY c.place"
                    .formatted(JobReading.columns(source.catalog().dialect()), matching.sql()),
                matching.values()),
            JobReading::of);
  }

  /// The schedulers' ids.
  public List<String> ids() {
    return source.catalog().list(statement("jobs.jobid"), row -> row.getString(1));
  }

  /// The schedulers' ids of those jobs whose processes were taken away.
  public List<String> retired() {
    return source
        .catalog()
        .list(
            SqlFragment.of(
                """
                SELECT m.jobid FROM %s JOIN measurement m ON m.id = asked.value
                WHERE m.process_count > 0 AND m.processes_file IS NULL
                """
                    .formatted(source.catalog().dialect().items("?", "asked")),
                Json.text(measurements())),
            row -> row.getString(1));
  }

  /// The numbers of the measurements; what processes are asked by.
  public Set<Long> measurements() {
    return new LinkedHashSet<>(
        source.catalog().list(statement("jobs.measurement"), row -> row.getLong(1)));
  }

  /// The schedulers' ids by the numbers of their measurements, in the order of the jobs.
  public Map<Long, String> names() {
    var names = new LinkedHashMap<Long, String>();
    source
        .catalog()
        .list(
            statement("jobs.measurement, jobs.jobid"),
            row -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  /// What the tags of the jobs' processes are.
  public ProcessTags processTags() {
    return new ProcessTags(OperationRows.of(source.sums().of(names().keySet())).tags());
  }

  private SqlFragment statement(String selected) {
    var columns = new JobColumns(source.catalog());
    var where = new JobStatement(columns, choice).where();
    var sorted = slice.order(columns::column, "jobs.measurement");
    return new SqlFragment(
        "SELECT %s FROM %s WHERE %s %s%s"
            .formatted(
                selected.replace("%s", sorted),
                columns.table(),
                where.sql(),
                sorted,
                slice.limits()),
        where.values());
  }
}
