package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleTable;
import bellwether.command.output.TableOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether sql`: a query of the user's own over all that is known.
@Command(
    name = "sql",
    sortOptions = false,
    description = {
      "Answer a query in SQL (DuckDB's) over the views jobs, attempts, events, runs, workflows, processes, threads, process_tags, op_sums, annotations, analyses, refmodels.",
      "Nothing can be written by it. docs/sql.md names the columns."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether sql \"SELECT exename, sum(cpu_time) AS cpu FROM processes GROUP BY 1 ORDER BY 2 DESC LIMIT 5\"",
      "  bellwether sql \"SELECT to_state, count(*) FROM events GROUP BY 1\" --csv",
      "  bellwether sql --file query.sql --parquet=answer.parquet"
    })
public final class SqlCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..1",
      description = "SELECT …; - reads it from the standard input.")
  private @Nullable String query;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the query from a file.")
  private @Nullable Path file;

  public SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var text = text();
    try (var measurements = MeasuredView.measurements(global, console)) {
      var answer = measurements.sql(text);
      if (output.forPeople(global)) {
        PeopleTable.print(ListingTarget.forPeople(console), answer);
      } else {
        output.print(global, console, answer);
      }
    }
    return ExitStatus.WELL;
  }

  private String text() throws IOException {
    if ((query == null) == (file == null)) {
      throw CommandException.wrongInput(
          "Expected either a query or --file, but found %s; see: bellwether sql --help"
              .formatted(query == null ? "neither" : "both"));
    }
    if (file != null) {
      return read(file);
    }
    return STANDARD_INPUT.equals(query)
        ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8)
        : String.valueOf(query);
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CommandException.wrongInput("There is no file " + file);
    }
  }
}
