package bellwether.command.output;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.query.table.Frame;
import bellwether.query.table.LargeFrame;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How an answer with named columns is printed: a table for people, or `--json`, `--csv`,
/// `--parquet`.
public final class FrameOutput {
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
  public Listing.Target target(GlobalOptions global, Console console) {
    requireOne(global);
    var form = csv ? Listing.Form.CSV : global.json ? Listing.Form.NDJSON : Listing.Form.TABLE;
    int columns = form == Listing.Form.TABLE ? console.screen().columns() : 0;
    return new Listing.Target(console.out(), form, columns);
  }

  /// Prints all columns as data, or those of `shown` as a table for people.
  public void print(GlobalOptions global, Console console, Frame data, Frame shown) {
    requireOne(global);
    if (parquet != null) {
      requireColumns(data);
      parquet(data::parquet, global, console);
    } else if (csv || global.json) {
      text(console.out(), csv ? data::csv : data::lines);
    } else {
      table(console, shown);
    }
  }

  /// Prints an answer that need not fit into memory as data; for people there is
  /// [#forPeople(GlobalOptions)].
  public void print(GlobalOptions global, Console console, LargeFrame data) {
    requireOne(global);
    if (parquet != null) {
      parquet(data::parquet, global, console);
    } else {
      text(console.out(), csv ? data::csv : data::lines);
    }
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
  private static void requireColumns(Frame data) {
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

  private static void table(Console console, Frame shown) {
    var target = new Listing.Target(console.out(), Listing.Form.TABLE, console.screen().columns());
    try (var listing = target.begin(columns(shown))) {
      shown.rows().forEach(listing::add);
    }
  }

  /// The columns of a table for people.
  public static List<Column<List<@Nullable Object>>> columns(Frame shown) {
    return IntStream.range(0, shown.columns().size()).mapToObj(i -> column(shown, i)).toList();
  }

  private static Column<List<@Nullable Object>> column(Frame shown, int i) {
    var column =
        Column.<List<@Nullable Object>>people(
            shown.columns().get(i), row -> DataTexts.csv(row.get(i)));
    boolean numeric = shown.rows().stream().anyMatch(row -> row.get(i) instanceof Number);
    return numeric ? column.toTheRight() : column;
  }

  private void parquet(Consumer<Path> data, GlobalOptions global, Console console) {
    if (!STANDARD_OUTPUT.equals(parquet)) {
      var target = new ParquetTarget(Path.of(String.valueOf(parquet)), global.place(console));
      target.check(force, "--force");
      target.write(data);
      return;
    }
    if (console.screen().terminal()) {
      throw CommandException.wrongInput(
          "Expected a FILE for --parquet, or the output sent into one, but found a terminal");
    }
    try {
      ParquetTarget.withTemporary(data, made -> Files.copy(made, console.out()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Listing.check(console.out());
  }
}
