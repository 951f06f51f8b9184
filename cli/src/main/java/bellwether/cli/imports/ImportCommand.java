package bellwether.cli.imports;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.StopSignals;
import bellwether.model.Clock;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether import`: brings jobs that were measured elsewhere into the catalog and the archive.
@Command(
    name = "import",
    sortOptions = false,
    description =
        "Import jobs that papiex and EPMT measured: folders of one job or many, .tgz, .tar.gz, .tar, and EPMT databases in SQLite. A job is imported as a whole or not at all; a job that is already in the catalog is reported and skipped.",
    footer = {
      "",
      "Exit status: 1 when lines or files had to be skipped or refused, 0 when all was only there already. Marks, which name what is wrong with processes that were kept, leave it as it is.",
      "",
      "Examples:",
      "  bellwether import 685000.tgz 685003.tgz",
      "  bellwether import --json /archive/2026/",
      "  bellwether import --watch /incoming"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ImportRules rules = new ImportRules();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "Import what comes into DIR, once it is complete, and move it to DIR/done or DIR/failed; until interrupted.")
  private @Nullable Path watched;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      description =
          "With --watch: how long a file must not have changed, such as 5s or 2m (default: 5s). An archive that is cut is waited for one minute longer.")
  private String settle = "5s";

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "What to import.")
  private List<Path> paths = new ArrayList<>();

  public ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (paths.isEmpty() && watched == null) {
      throw CommandException.wrongInput(
          "Expected paths to import, or --watch DIR, but found neither");
    }
    if (watched != null && !Files.isDirectory(watched)) {
      throw CommandException.wrongInput(
          "Expected a folder for --watch, but %s is not one".formatted(watched));
    }
    var options = rules.options(console.environment());
    var quiet = settleTime();
    var archive = ArchiveOptions.standard().withWarnings(console::note);
    try (var stop = new StopSignals(StopSignals.USUAL);
        var writer = ArchiveWriter.open(global.place(console), archive)) {
      var importer = new Importer(writer, rules, options, stop);
      int status = paths.isEmpty() ? ExitStatus.WELL : once(importer, paths, stop);
      return watched == null
          ? status
          : watch(importer, new WatchedFolder(watched, quiet, Clock.system()), stop);
    }
  }

  private Duration settleTime() {
    if (!settle.matches("[0-9]{1,6}[smh]")) {
      throw CommandException.wrongInput(
          "Expected a time such as 5s, 2m or 1h for --settle, but found " + settle);
    }
    return Duration.parse("PT" + settle.toUpperCase(Locale.ROOT));
  }

  /// What came of some paths.
  private record Taken(ImportReport report, int status) {}

  private int once(Importer importer, List<Path> what, StopSignals stop)
      throws InterruptedException {
    var taken = take(importer, what, stop);
    tell(taken.report);
    return taken.status;
  }

  private Taken take(Importer importer, List<Path> what, StopSignals stop)
      throws InterruptedException {
    var tally = new ImportTally();
    long begin = System.nanoTime();
    var jobs = importer.find(what, tally);
    try (var _ = progress(tally, jobs.size())) {
      importer.run(jobs, tally);
    }
    importer.addModels(what, tally);
    var report = new ImportReport(tally, Duration.ofNanos(System.nanoTime() - begin), rules.dryRun);
    if (stop.isAsked()) {
      return new Taken(report, ExitStatus.INTERRUPTED);
    }
    return new Taken(report, tally.isClean() ? ExitStatus.WELL : ExitStatus.WORK_FAILED);
  }

  private Shown progress(ImportTally tally, int jobs) {
    if (global.quiet) {
      return () -> {};
    }
    var progress = new ImportProgress(console, tally, jobs).start();
    return progress::close;
  }

  /// What ends without trouble.
  private interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  private void tell(ImportReport report) {
    if (global.json) {
      console.out().println(report.json());
      console.out().flush();
    } else {
      report.show(console, global.quiet);
    }
  }

  /// Each entry is put away by itself, so that one that is refused does not take others along; and
  /// before it is told, so that what was told is done.
  private int watch(Importer importer, WatchedFolder folder, StopSignals stop)
      throws IOException, InterruptedException {
    do {
      for (var entry : folder.settled()) {
        var taken = take(importer, List.of(entry), stop);
        boolean isWhole = taken.status != ExitStatus.INTERRUPTED;
        if (isWhole && !rules.dryRun) {
          folder.putAway(entry, taken.status == ExitStatus.WELL);
        }
        tell(taken.report);
        if (!isWhole) {
          return ExitStatus.INTERRUPTED;
        }
      }
    } while (!stop.await(BETWEEN_LOOKS));
    return ExitStatus.INTERRUPTED;
  }
}
