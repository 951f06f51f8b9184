package bellwether.cli.imports;

import bellwether.command.Console;
import bellwether.command.output.Column;
import bellwether.command.output.DataTexts;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleText;
import bellwether.store.archive.ImportedJob;
import bellwether.store.archive.ImportedJob.Outcome;
import bellwether.store.archive.SkippedLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells what an import has come to.
///
/// @param wall how long it took
record ImportReport(ImportTally tally, Duration wall, boolean dryRun) {
  private static final int LINES_SHOWN = 10;

  /// One object.
  String json() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("jobs", tally.jobs().size() - tally.count(Outcome.KNOWN));
    tree.put("processes", tally.processes());
    tree.put("known", tally.count(Outcome.KNOWN));
    tree.put("further_attempts", tally.count(Outcome.FURTHER_ATTEMPT));
    tree.put("replaced", tally.count(Outcome.REPLACED));
    tree.put("refmodels", tally.models());
    tree.put("skipped_count", tally.skipped());
    tree.put("skipped", lines(ImportedJob::skipped));
    tree.put("marked_count", tally.marked());
    tree.put("marked", lines(ImportedJob::marked));
    tree.put("refused", refused());
    tree.put("imported", tally.jobs().stream().map(ImportReport::job).toList());
    tree.put("dry_run", dryRun);
    tree.put("wall_us", wall.toNanos() / 1_000);
    return DataTexts.json(tree);
  }

  private List<Map<String, Object>> lines(Function<ImportedJob, List<SkippedLine>> of) {
    var all = new ArrayList<Map<String, Object>>();
    for (var job : tally.jobs()) {
      for (var line : of.apply(job)) {
        var one = new LinkedHashMap<String, Object>();
        one.put("source", job.source());
        one.put("file", line.file());
        one.put("line", line.line());
        one.put("reason", line.reason());
        all.add(one);
      }
    }
    return all;
  }

  private List<Map<String, String>> refused() {
    return tally.refused().stream()
        .map(one -> Map.of("source", one.source(), "reason", one.reason()))
        .toList();
  }

  private static Map<String, Object> job(ImportedJob job) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("jobid", job.jobid());
    tree.put("attempt", job.attempt());
    tree.put("outcome", word(job.outcome()));
    tree.put("processes", job.processes());
    tree.put("threads", job.threads());
    tree.put("source", job.source());
    tree.put("skipped_lines", job.skippedCount());
    tree.put("marks", job.markedCount());
    tree.put("warnings", job.warnings());
    return tree;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /// A table on the standard output; what went wrong, and the sum, on the other.
  void show(Console console, boolean quiet) {
    if (!quiet) {
      table(console);
    }
    for (var job : tally.jobs()) {
      notes(console, job, quiet);
    }
    tally.refused().forEach(one -> console.note(reason(one)));
    if (!quiet) {
      console.note(sum());
    }
  }

  /// Most reasons name their source.
  private static String reason(ImportTally.Refused one) {
    return "refused: "
        + (one.reason().contains(one.source()) ? one.reason() : one.source() + ": " + one.reason());
  }

  private void table(Console console) {
    var target = ListingTarget.forPeople(console);
    try (var lines = target.begin(columns())) {
      tally.jobs().forEach(lines::add);
    }
  }

  private static List<Column<ImportedJob>> columns() {
    return List.of(
        Column.<ImportedJob>people("JOB", ImportedJob::jobid),
        Column.<ImportedJob>people("ATTEMPT", job -> Integer.toString(job.attempt())).toTheRight(),
        Column.<ImportedJob>people("PROCESSES", job -> PeopleText.count(job.processes()))
            .toTheRight(),
        Column.<ImportedJob>people("SKIPPED", job -> PeopleText.count(job.skippedCount()))
            .toTheRight(),
        Column.<ImportedJob>people("RESULT", job -> word(job.outcome()).replace('_', ' ')),
        Column.<ImportedJob>people("SOURCE", ImportedJob::source));
  }

  private static void notes(Console console, ImportedJob job, boolean quiet) {
    if (!quiet) {
      job.warnings().forEach(warning -> console.note(job.source() + ": " + warning));
    }
    lines(console, job, new Lines("skipped", job.skipped(), job.skippedCount()));
    lines(console, job, new Lines("marked", job.marked(), job.markedCount()));
  }

  /// Lines that one thing happened to.
  private record Lines(String word, List<SkippedLine> first, long count) {}

  private static void lines(Console console, ImportedJob job, Lines lines) {
    lines.first.stream()
        .limit(LINES_SHOWN)
        .forEach(line ->
            console.note(
                "%s: %s, %s, line %d: %s"
                    .formatted(lines.word, job.source(), line.file(), line.line(), line.reason())));
    if (lines.count > LINES_SHOWN) {
      console.note(
          "%s: %s more lines of %s; see --json"
              .formatted(lines.word, PeopleText.count(lines.count - LINES_SHOWN), job.source()));
    }
  }

  private String sum() {
    long known = tally.count(Outcome.KNOWN);
    long fresh = tally.jobs().size() - known;
    double seconds = Math.max(0.001, wall.toMillis() / 1000.0);
    return "%s and %s %s in %s (%s)%s%s"
        .formatted(
            PeopleText.count(fresh, "job"),
            PeopleText.count(tally.processes(), "process"),
            dryRun ? "would be imported" : "imported",
            PeopleText.duration(wall),
            PeopleText.rate(tally.processes() / seconds),
            known == 0 ? "" : "; " + PeopleText.count(known, "job") + " already there",
            tally.refused().isEmpty() ? "" : "; " + tally.refused().size() + " refused");
  }
}
