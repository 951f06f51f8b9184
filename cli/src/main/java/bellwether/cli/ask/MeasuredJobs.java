package bellwether.cli.ask;

import bellwether.cli.output.Column;
import bellwether.cli.output.Words;
import bellwether.query.JobFilter;
import bellwether.query.JobRow;
import bellwether.query.measured.JobMeasurement;
import bellwether.query.measured.Measurements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Jobs that were measured elsewhere and imported, with what was measured of their last attempts.
///
/// @param rows those that fit
/// @param measurements by the names of the jobs
/// @param ids of all in the catalog
record MeasuredJobs(List<JobRow> rows, Map<String, JobMeasurement> measurements, Set<String> ids) {
  static final MeasuredJobs NONE = new MeasuredJobs(List.of(), Map.of(), Set.of());

  static MeasuredJobs of(View view, JobFilter asked) {
    var rows = new ArrayList<JobRow>();
    view.jobs().each(asked.brought(JobFilter.Brought.BY_IMPORT), rows::add);
    rows.sort(Comparator.comparing(MeasuredJobs::start).thenComparing(JobRow::job));
    try (var door = Measurements.open(view.place())) {
      var ids = Set.copyOf(door.jobs().ids());
      var found = new HashMap<String, JobMeasurement>();
      if (!rows.isEmpty()) {
        var names = rows.stream().map(JobRow::job).toList();
        door.jobs().ids(names).lastAttempts().stream().forEach(job -> found.put(job.id(), job));
      }
      return new MeasuredJobs(rows, found, ids);
    }
  }

  private static Instant start(JobRow row) {
    return row.startTime() == null ? Instant.MAX : row.startTime();
  }

  boolean anyInCatalog() {
    return !ids.isEmpty();
  }

  boolean inCatalog(String name) {
    return ids.contains(name);
  }

  /// What was measured of a job, under EPMT's names.
  Map<String, @Nullable Object> data(JobRow row) {
    var job = row.run() == null ? measurements.get(row.job()) : null;
    return job == null ? Map.of() : job.columns();
  }

  /// The columns that only such jobs have; none where there are no such jobs.
  List<Column<JobRow>> columns() {
    var columns = new ArrayList<Column<JobRow>>();
    if (rows.isEmpty()) {
      return columns;
    }
    columns.add(right("PROCESSES", job -> Words.count(job.processCount())));
    columns.add(right("CPU", job -> Words.duration(job.cpuTime())));
    columns.add(people("NAME", JobMeasurement::name));
    var names = new LinkedHashSet<String>();
    rows.forEach(row -> names.addAll(data(row).keySet()));
    JobsCommand.KEYS.forEach(names::remove);
    names.forEach(name -> columns.add(Column.data(name, row -> data(row).get(name))));
    return columns;
  }

  private Column<JobRow> people(String title, Function<JobMeasurement, String> shown) {
    return Column.people(title, row -> text(row, shown));
  }

  private Column<JobRow> right(String title, Function<JobMeasurement, String> shown) {
    return new Column<>(null, _ -> null, title, row -> text(row, shown), true);
  }

  private String text(JobRow row, Function<JobMeasurement, String> shown) {
    var job = row.run() == null ? measurements.get(row.job()) : null;
    return job == null ? "-" : shown.apply(job);
  }
}
