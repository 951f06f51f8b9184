package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.BackgroundListing;
import bellwether.command.output.Column;
import bellwether.command.output.DataTexts;
import bellwether.command.output.Listing;
import bellwether.command.output.PeopleText;
import bellwether.command.output.TableOutput;
import bellwether.query.jobs.ImportedRow;
import bellwether.query.jobs.JobRow;
import bellwether.query.measured.Measurements;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prints jobs while they are found, as a table or as data.
///
/// @param usual the columns of all jobs
record JobListing(
    GlobalOptions global, Console console, TableOutput output, List<Column<JobRow>> usual) {

  /// What was printed.
  ///
  /// @param damaged how many of them had lines that were skipped or values that were marked
  /// @param isCut whether there are more
  record Printed(long count, long damaged, boolean isCut) {}

  Printed print(JobSearch search) {
    var count = new long[2];
    boolean isCut = output.forPeople(global) ? table(search, count) : data(search, count);
    return new Printed(count[0], count[1], isCut);
  }

  private boolean table(JobSearch search, long[] count) {
    var columns = new ArrayList<Column<ListedJob>>();
    usual.forEach(column -> columns.add(of(column)));
    if (search.hasImported()) {
      columns.add(people("PROCESSES", job -> PeopleText.count(job.processes())).toTheRight());
      columns.add(people("NAME", job -> (job.isDamaged() ? "! " : "") + job.title()));
    }
    try (var lines = new BackgroundListing<>(output.target(global, console).begin(columns))) {
      return search.each(job -> {
        lines.add(job);
        count[0]++;
        count[1] += job.imported() != null && job.imported().isDamaged() ? 1 : 0;
      });
    }
  }

  private static Column<ListedJob> of(Column<JobRow> column) {
    return new Column<>(
        column.key(),
        job -> column.value().apply(job.row()),
        column.title(),
        job -> column.shown().apply(job.row()),
        column.numeric());
  }

  private static Column<ListedJob> people(String title, Function<ImportedRow, String> shown) {
    return Column.people(title, job -> job.imported() == null ? "-" : shown.apply(job.imported()));
  }

  /// All that is known of each job.
  private boolean data(JobSearch search, long[] count) {
    try (var measurements = Measurements.open(search.view().place())) {
      if (output.isParquet()) {
        return parquet(search, measurements, count);
      }
      if (global.json) {
        boolean isCut =
            each(search, measurements, count, row -> console.out().println(DataTexts.json(row)));
        Listing.check(console.out());
        return isCut;
      }
      var columns = new ArrayList<Column<Map<String, @Nullable Object>>>();
      names(search, measurements)
          .forEach(name -> columns.add(Column.data(name, row -> row.get(name))));
      try (var lines = output.target(global, console).begin(columns)) {
        return each(search, measurements, count, lines::add);
      }
    }
  }

  private boolean parquet(JobSearch search, Measurements measurements, long[] count) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    boolean isCut = each(search, measurements, count, rows::add);
    var table = MemoryTable.ofMaps(names(search, measurements), rows);
    output.print(global, console, table);
    return isCut;
  }

  private List<String> names(JobSearch search, Measurements measurements) {
    var names = new LinkedHashSet<String>();
    usual.forEach(column -> {
      if (column.key() != null) {
        names.add(column.key());
      }
    });
    if (search.hasImported()) {
      names.addAll(measurements.jobs().columns());
    }
    return List.copyOf(names);
  }

  private boolean each(
      JobSearch search,
      Measurements measurements,
      long[] count,
      Consumer<Map<String, @Nullable Object>> consumer) {
    try (var measured =
        new MeasuredData(
            measurements,
            (job, data) -> {
              count[0]++;
              consumer.accept(row(job, data));
            })) {
      return search.each(measured::add);
    }
  }

  private Map<String, @Nullable Object> row(ListedJob job, Map<String, @Nullable Object> data) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (var column : usual) {
      if (column.key() != null) {
        row.put(column.key(), column.value().apply(job.row()));
      }
    }
    row.putAll(data);
    return row;
  }
}
