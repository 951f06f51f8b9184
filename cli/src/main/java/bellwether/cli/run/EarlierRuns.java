package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.model.Clock;
import bellwether.store.Catalog;
import bellwether.store.RunRecord;
import bellwether.store.RunState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The runs in the catalog as far as a new one has to do with them.
final class EarlierRuns {
  private final Catalog catalog;
  private final Console console;

  EarlierRuns(Catalog catalog, Console console) {
    this.catalog = catalog;
    this.console = console;
  }

  /// The run that `--resume` means: a number, else the latest one of the workflow that the file
  /// names, else the latest one of the file, else the latest one.
  RunRecord named(RunArguments arguments, Clock clock) {
    var number = arguments.resumeNumber();
    if (number.isPresent()) {
      return catalog
          .findRun(number.getAsLong())
          .flatMap(run -> catalog.lastRunOn(run.origin()))
          .orElseThrow(() ->
              CommandException.notFound(
                  "There is no run %d; see: bellwether runs".formatted(number.getAsLong())));
    }
    var file = arguments.resumeFile();
    return file.map(path -> latestOf(path, clock))
        .orElseGet(() ->
            catalog
                .lastRun()
                .orElseThrow(() ->
                    CommandException.notFound("There is no run to resume: nothing has run yet")));
  }

  private RunRecord latestOf(Path file, Clock clock) {
    return ofWorkflow(file, clock)
        .or(() -> catalog.lastRun(file.toAbsolutePath().normalize().toString()))
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no run of %s to resume; see: bellwether runs".formatted(file)));
  }

  /// That of the workflow which a file names, wherever it lies now; a file that is gone names none.
  private Optional<RunRecord> ofWorkflow(Path file, Clock clock) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var input = RunInput.ofFile(file.toString(), console, clock);
    return input.isNamed()
        ? catalog.lastRunOfWorkflow(input.workflow().identity().hash())
        : Optional.empty();
  }

  /// The latest run of the same source if it did not finish and the user wants to go on with it.
  /// Without a terminal, or when the source has changed, nobody is asked: one line says how to go
  /// on with it.
  Optional<RunRecord> unfinished(RunInput input) {
    var latest = catalog.lastRun(input.source()).filter(run -> isUnfinished(run, input));
    if (latest.isEmpty()) {
      return latest;
    }
    var run = latest.get();
    boolean changed = !run.workflow().hash().equals(input.workflow().identity().hash());
    if (changed || !console.interactive()) {
      console.note(
          "run %d of %s did not finish%s; starting anew (to go on with it: bellwether run --resume %d)"
              .formatted(
                  run.id(),
                  input.name(),
                  changed ? ", but its jobs have changed since" : "",
                  run.id()));
      return Optional.empty();
    }
    return asked(run) ? latest : Optional.empty();
  }

  private boolean isUnfinished(RunRecord run, RunInput input) {
    boolean ended =
        run.state() == RunState.STOPPED
            || (run.state() == RunState.RUNNING && !catalog.isLive(run));
    return ended && input.isLasting() && Remainder.of(catalog, run).isWork(false);
  }

  private boolean asked(RunRecord run) {
    console.err().printf("Run %d of this file did not finish. Go on with it? [Y/n] ", run.id());
    console.err().flush();
    try {
      var answer =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
              .readLine();
      return answer != null && !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
    } catch (IOException closed) {
      return false;
    }
  }
}
