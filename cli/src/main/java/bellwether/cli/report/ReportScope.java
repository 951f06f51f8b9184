package bellwether.cli.report;

import bellwether.analyze.report.ReportSubject;
import bellwether.analyze.series.SeriesScope;
import bellwether.cli.ask.Moments;
import bellwether.cli.ask.View;
import bellwether.cli.ask.WorkflowChoice;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.query.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a report is about, as it stands on the command line.
final class ReportScope {
  @Parameters(
      paramLabel = "NAME",
      index = "0",
      arity = "0..1",
      description =
          "throughput, utilization, available, efficiency, queue-depth or failures (docs/reports.md); not with --html.")
  private @Nullable String name;

  @Parameters(
      paramLabel = "RUN",
      index = "1",
      arity = "0..1",
      description = "The run of this number (default: the latest; see bellwether runs).")
  private @Nullable Long run;

  @Option(
      names = "--workflow",
      paramLabel = "N",
      description = "All runs of this workflow, by its number or name.")
  private @Nullable String workflow;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only from this time on: 2026-11-23, 2026-11-23T10:00 (local), with Z for UTC, 10:00 of today, or 2h ago (s, m, h, d).")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only before this time.")
  private @Nullable String until;

  /// What a report is about.
  ///
  /// @param title in words
  /// @param end until when the last values are known to hold; null: until now
  record Asked(SeriesScope scope, String title, @Nullable Instant end) {}

  /// The time series that is asked for.
  SeriesName series() {
    if (name == null) {
      throw CommandException.wrongInput(
          "Expected the name of a series (%s), or --html FILE, but found neither"
              .formatted(String.join(", ", SeriesName.words())));
    }
    return SeriesName.of(name);
  }

  /// What a page is to be about: all runs on the jobs of the latest, or all in a window, unless one
  /// run or a workflow is named.
  ReportSubject subject(View view, Console console, Moments moments) {
    var number = pageRun();
    var range = new TimeRange(time("--since", since, moments), time("--until", until, moments));
    var found = subject(number, range, view, console, moments);
    return new ReportSubject(
        found.title(), found.scope().during(range), found.runs(), moments.now());
  }

  private ReportSubject subject(
      @Nullable Long number, TimeRange range, View view, Console console, Moments moments) {
    var runs = view.runs();
    if (workflow != null) {
      var found = new WorkflowChoice(view, console).find(workflow);
      var title = "workflow %d, %s".formatted(found.id(), found.name());
      var made = runs.ofWorkflow(found.id());
      return new ReportSubject(title, SeriesScope.ofWorkflow(found.id()), made, moments.now());
    }
    if (number == null && !range.equals(TimeRange.ALWAYS)) {
      return new ReportSubject("all runs", SeriesScope.everything(), runs.all(), moments.now());
    }
    var run = view.run(number);
    var title = "run %d, %s".formatted(run.id(), run.workflow());
    return number == null
        ? new ReportSubject(
            title, SeriesScope.ofJobs(run.origin()), runs.on(run.origin()), moments.now())
        : new ReportSubject(title, SeriesScope.ofRun(run.id()), List.of(run), moments.now());
  }

  /// The run of a page, which stands where the name of a series would.
  @Nullable Long pageRun() {
    if (name != null && (run != null || !name.matches("\\d{1,18}"))) {
      throw CommandException.wrongInput(
          "Expected the number of a run or nothing with --html, but found %s; a page shows all series"
              .formatted(name));
    }
    if (name != null && workflow != null) {
      throw CommandException.wrongInput("Expected RUN or --workflow, but found both; choose one");
    }
    return name == null ? null : (Long) Long.parseLong(name);
  }

  Asked asked(View view, Console console, Moments moments) {
    if (run != null && workflow != null) {
      throw CommandException.wrongInput("Expected RUN or --workflow, but found both; choose one");
    }
    var range = new TimeRange(time("--since", since, moments), time("--until", until, moments));
    var asked = workflow == null ? ofRun(view) : ofWorkflow(workflow, view, console);
    var until = range.until();
    boolean cut =
        until != null && until.isBefore(asked.end() == null ? moments.now() : asked.end());
    return new Asked(asked.scope().during(range), asked.title(), cut ? until : asked.end());
  }

  private static @Nullable Instant time(String option, @Nullable String said, Moments moments) {
    return said == null ? null : moments.of(option, said);
  }

  private Asked ofRun(View view) {
    var found = view.run(run);
    var title = "run %d, %s".formatted(found.id(), found.workflow());
    var end = found.isLive() ? null : found.endTime() == null ? Instant.EPOCH : found.endTime();
    return new Asked(SeriesScope.ofRun(found.id()), title, end);
  }

  private static Asked ofWorkflow(String said, View view, Console console) {
    var found = new WorkflowChoice(view, console).find(said);
    var title = "workflow %d, %s".formatted(found.id(), found.name());
    var last = found.last();
    var end = last.isLive() ? null : last.endTime() == null ? Instant.EPOCH : last.endTime();
    return new Asked(SeriesScope.ofWorkflow(found.id()), title, end);
  }
}
