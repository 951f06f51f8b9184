package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.command.output.PeopleText;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.runs.RunRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job that was measured elsewhere and imported, for those commands that are about what
/// Bellwether ran itself.
public record ImportedJob(JobMeasurement measurement) {

  /// The last attempt of the job of this name, where no run is meant that has a job of that name.
  ///
  /// @param number of the run that the user named
  public static Optional<ImportedJob> find(View view, @Nullable Long number, String name) {
    if (number != null || isOfLatestRun(view, name)) {
      return Optional.empty();
    }
    try (var measurements = Measurements.open(view.place())) {
      return measurements.jobs(name).lastAttempts().first().map(ImportedJob::new);
    }
  }

  private static boolean isOfLatestRun(View view, String name) {
    return view.runs()
        .latest()
        .map(RunRow::origin)
        .flatMap(origin -> view.jobs().find(origin, name))
        .isPresent();
  }

  /// How it ended, as people read it.
  String end() {
    return "ended with exit code %d after %s"
        .formatted(measurement.exitCode(), PeopleText.duration(measurement.duration()));
  }

  /// What the catalog has of such jobs.
  List<String> advice() {
    return List.of(
        "bellwether procs " + measurement.id(),
        "bellwether ops " + measurement.id(),
        "bellwether timeline " + measurement.id());
  }

  /// Why a command has no more to say, and which have.
  public String reason() {
    return "%s was imported, not run by Bellwether; see: %s"
        .formatted(measurement.id(), String.join(", ", advice()));
  }

  void print(Console console) {
    var words = Moments.here(console).words();
    var lines = new LinkedHashMap<String, String>();
    lines.put("job", measurement.id() + " (imported)");
    lines.put("name", measurement.name());
    lines.put("user", measurement.user());
    lines.put("start", words.time(measurement.start()));
    lines.put("end", words.time(measurement.end()));
    lines.put("time", PeopleText.duration(measurement.duration()));
    lines.put("CPU time", PeopleText.duration(measurement.cpuTime()));
    lines.put("exit code", Long.toString(measurement.exitCode()));
    lines.put("processes", PeopleText.count(measurement.processCount()));
    lines.put("hosts", String.join(", ", measurement.hosts()));
    lines.put("tags", measurement.tags().text());
    lines.putAll(damage());
    lines.put("see", String.join(", ", advice()));
    lines.forEach((name, text) -> console.out().println("%-10s %s".formatted(name, text)));
  }

  /// What was wrong with its data at the import.
  private Map<String, String> damage() {
    var lines = new LinkedHashMap<String, String>();
    if (measurement.skippedLines() + measurement.marks() > 0) {
      lines.put(
          "damage",
          "%s skipped, %s; which: bellwether sql \"SELECT damage FROM jobs WHERE jobid = '%s'\""
              .formatted(
                  PeopleText.count(measurement.skippedLines(), "line"),
                  PeopleText.count(measurement.marks(), "marked value"),
                  measurement.id()));
    }
    if (!measurement.warnings().isEmpty()) {
      lines.put("warnings", String.join("; ", measurement.warnings()));
    }
    return lines;
  }

  Map<String, @Nullable Object> explanation() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("run", null);
    tree.put("job", measurement.id());
    tree.put("reasons", List.of("it was imported, not run by Bellwether, and " + end()));
    tree.put("advice", advice());
    return tree;
  }
}
