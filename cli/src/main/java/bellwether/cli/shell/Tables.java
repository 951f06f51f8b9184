package bellwether.cli.shell;

import bellwether.command.output.DataTexts;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleTable;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.measured.ThreadQuery;
import bellwether.query.table.MemoryTable;
import bellwether.query.table.Row;
import bellwether.query.table.StreamedTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our answers as tables of some rows.
@SuppressWarnings("NullAway") // it does not see that the values of a MemoryTable may be null
final class Tables {
  private static final int MOST = 20;
  private static final int WIDTH = 160;

  /// Of what has very many columns, those that say most.
  private static final List<String> FIRST =
      List.of(
          "jobid",
          "jobname",
          "exename",
          "process",
          "pid",
          "ppid",
          "jobs",
          "thread",
          "tid",
          "start",
          "duration",
          "cpu_time",
          "num_procs",
          "exit_code",
          "tags");

  private static final int MANY = 18;

  private Tables() {}

  /// A text that is the table; the value itself where it is no answer of ours.
  static @Nullable Object shown(@Nullable Object value) {
    return switch (value) {
      case MemoryTable table -> table(table, table.size());
      case StreamedTable table -> table(table);
      case JobQuery query ->
          table(MemoryTable.of(query.limit(most(query.count())).list()), query.count());
      case ProcessQuery query ->
          table(MemoryTable.of(query.limit(most(query.count())).list()), query.count());
      case ThreadQuery query ->
          table(MemoryTable.of(query.limit(most(query.count())).list()), query.count());
      case OperationQuery query -> rows(query.list());
      case Row row -> one(row);
      case Optional<?> found when found.orElse(null) instanceof Row row -> one(row);
      case List<?> list when isRows(list) -> rows(list.stream().map(Row.class::cast).toList());
      case null, default -> value;
    };
  }

  /// A limit of 0 would be none.
  private static long most(long count) {
    return Math.max(1, Math.min(MOST, count));
  }

  private static boolean isRows(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Row.class::isInstance);
  }

  private static Text rows(List<? extends Row> rows) {
    return table(MemoryTable.of(rows.subList(0, Math.min(MOST, rows.size()))), rows.size());
  }

  private static Text one(Row row) {
    var rows = new ArrayList<List<@Nullable Object>>();
    row.columns().forEach((name, value) -> rows.add(List.of(name, DataTexts.csv(value))));
    return new Text(text(new MemoryTable(List.of("column", "value"), rows)));
  }

  /// Ends the reading of an answer of which enough was seen.
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super(null, null, false, false);
    }
  }

  private static Text table(StreamedTable answer) {
    var rows = new ArrayList<List<@Nullable Object>>();
    try {
      answer.each(row -> {
        if (rows.size() == MOST) {
          throw new Enough();
        }
        rows.add(row);
      });
    } catch (Enough enough) {
      return new Text(text(narrow(new MemoryTable(answer.columns(), rows))) + "\n… and more rows");
    }
    return table(new MemoryTable(answer.columns(), rows), rows.size());
  }

  private static Text table(MemoryTable table, long all) {
    var some =
        new MemoryTable(table.columns(), table.rows().subList(0, Math.min(MOST, table.size())));
    var rest = all - some.size();
    if (all == 0) {
      return new Text((text(narrow(some)) + "\n(no rows)").stripLeading());
    }
    return new Text(text(narrow(some)) + (rest > 0 ? "\n… and %,d more rows".formatted(rest) : ""));
  }

  private static MemoryTable narrow(MemoryTable table) {
    var names = FIRST.stream().filter(table.columns()::contains).toList();
    if (table.columns().size() < MANY || names.isEmpty()) {
      return table;
    }
    var places = names.stream().map(table.columns()::indexOf).toList();
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var row : table.rows()) {
      var some = new ArrayList<@Nullable Object>();
      places.forEach(place -> some.add(row.get(place)));
      rows.add(some);
    }
    return new MemoryTable(names, rows);
  }

  private static String text(MemoryTable table) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var target = new ListingTarget(out, ListingTarget.Form.TABLE, WIDTH);
    try (var listing = target.begin(PeopleTable.columns(table))) {
      table.rows().forEach(listing::add);
      listing.header();
    }
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /// JShell shows what this says: the table begins on a line of its own.
  private record Text(String table) {
    @Override
    public String toString() {
      return "\n" + table;
    }
  }
}
