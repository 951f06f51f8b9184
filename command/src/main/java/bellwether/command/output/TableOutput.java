package bellwether.command.output;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.query.table.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a table is printed: a table for people, or `--json`, `--csv`, `--parquet`.
public final class TableOutput {
  private static final String STANDARD_OUTPUT = "-";

  @Option(names = "--csv", description = "Data as CSV: a header and rows.")
  private boolean csv;

  @Option(
      names = "--parquet",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      description = "Data as a Parquet file; without FILE it goes to the standard output.")
  private @Nullable String parquet;

  @Option(names = "--force", description = "With --parquet=FILE: replace a FILE that is there.")
  private boolean force;

  /// Whether people read the answer, not programs.
  public boolean forPeople(GlobalOptions global) {
    return !csv && !global.json && parquet == null;
  }

  /// Whether a Parquet file is asked for.
  public boolean isParquet() {
    return parquet != null;
  }

  /// Where rows go one by one, unless a Parquet file is asked for.
  public ListingTarget target(GlobalOptions global, Console console) {
    requireOne(global);
    return ListingTarget.of(console, csv, global.json);
  }

  /// Prints a table as it is, for people, too.
  public void print(GlobalOptions global, Console console, Table table) {
    print(global, console, table, table);
  }

  /// Prints a table as data, or another one for people.
  public void print(GlobalOptions global, Console console, Table data, Table people) {
    requireOne(global);
    if (forPeople(global)) {
      PeopleTable.print(ListingTarget.forPeople(console), people);
    } else {
      data(global, console, data);
    }
  }

  /// Prints a table as data, or some columns of it for people; returns how many rows people see.
  public long print(GlobalOptions global, Console console, Table table, List<ShownColumn> shown) {
    if (forPeople(global)) {
      return PeopleTable.print(ListingTarget.forPeople(console), table, shown);
    }
    requireOne(global);
    data(global, console, table);
    return 0;
  }

  private void data(GlobalOptions global, Console console, Table data) {
    if (parquet == null) {
      text(console.out(), csv ? data::csv : data::lines);
      return;
    }
    requireColumns(data);
    parquet(data::parquet, global, console);
  }

  private void requireOne(GlobalOptions global) {
    if ((csv ? 1 : 0) + (global.json ? 1 : 0) + (parquet == null ? 0 : 1) > 1) {
      throw CommandException.wrongInput(
          "Expected one of --json, --csv and --parquet, but found several; choose one");
    }
    if (force && (parquet == null || parquet.equals(STANDARD_OUTPUT))) {
      throw CommandException.wrongInput(
          "Expected --parquet=FILE beside --force, but found none; name the file that may be replaced");
    }
  }

  /// Some answers have columns only where they have rows.
  private static void requireColumns(Table data) {
    if (data.columns().isEmpty()) {
      throw CommandException.notFound(
          "Nothing fits, and without columns there is no Parquet file; none was written");
    }
  }

  private static void text(PrintStream out, Consumer<Writer> data) {
    try (var writer = new PipeWriter(out)) {
      data.accept(writer);
    }
  }

  private void parquet(Consumer<Path> data, GlobalOptions global, Console console) {
    if (!STANDARD_OUTPUT.equals(parquet)) {
      var target =
          new FileTarget(Path.of(String.valueOf(parquet)), "Parquet", global.place(console));
      target.check(force, "--force");
      target.write(data);
      return;
    }
    if (console.screen().terminal()) {
      throw CommandException.wrongInput(
          "Expected a FILE for --parquet, or the output sent into one, but found a terminal");
    }
    try {
      FileTarget.withTemporary(data, made -> Files.copy(made, console.out()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Listing.check(console.out());
  }
}
