package bellwether.epmt.daemon;

import bellwether.command.ExitStatus;
import bellwether.command.StopSignals;
import bellwether.command.output.PeopleText;
import bellwether.epmt.Retirement;
import bellwether.epmt.Session;
import bellwether.epmt.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the daemon does, again and again: import archives, look for outliers, delete what is old.
///
/// @param session with the catalog
/// @param tasks which of these
record DaemonRounds(Session session, Tasks tasks) {
  private static final Duration PERIOD = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /// The tasks of each round.
  ///
  /// @param folder with archives to import; null: none are imported
  /// @param recursive whether archives in its subfolders count
  /// @param keeps whether imported archives stay in the folder
  /// @param analyzes whether jobs that were not analyzed yet are analyzed
  /// @param retires whether old jobs and models are deleted
  record Tasks(
      @Nullable Path folder, boolean recursive, boolean keeps, boolean analyzes, boolean retires) {}

  /// Goes round until it is asked to stop.
  void run(StopSignals stop) throws InterruptedException {
    for (int i = 0; ; i++) {
      session.console().note("starting daemon loop - iteration " + i);
      if (stop.isAsked()) {
        break;
      }
      long begin = System.nanoTime();
      boolean unsettled = round();
      var pause = unsettled ? SETTLED : PERIOD.minusNanos(System.nanoTime() - begin);
      if (!pause.isNegative() && stop.await(pause)) {
        break;
      }
    }
    session.console().note("the daemon ends");
  }

  /// What fails is reported and tried again in the next round; returns whether files are still
  /// being written.
  private boolean round() {
    try {
      boolean unsettled = tasks.folder != null && ingest(tasks.folder);
      if (tasks.analyzes) {
        analyze();
      }
      if (tasks.retires) {
        new Retirement(session).run(false);
      }
      return unsettled;
    } catch (IOException | RuntimeException problem) {
      ExitStatus.of(problem, session.console());
      return false;
    }
  }

  private boolean ingest(Path folder) throws IOException {
    var all = archives(folder);
    var latest = Instant.now().minus(SETTLED);
    var settled = all.stream().filter(file -> modified(file).isBefore(latest)).toList();
    if (!settled.isEmpty()) {
      session.console().note(PeopleText.count(settled.size(), ".tgz file") + " found to ingest");
      var rules = new Submission.Rules(false, !tasks.keeps, true, false);
      new Submission(session, rules).take(settled.stream().map(Path::toString).toList());
    }
    return settled.size() < all.size();
  }

  private List<Path> archives(Path folder) throws IOException {
    try (var files = Files.walk(folder, tasks.recursive ? Integer.MAX_VALUE : 1)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.MAX;
    }
  }

  private void analyze() {
    try (var measurements = session.measurements();
        var editor = session.curator()) {
      var jobs = measurements.jobs().analyzed(Map.of()).list();
      if (!jobs.isEmpty()) {
        editor.analyze(measurements, jobs);
        session.console().note(PeopleText.count(jobs.size(), "job") + " analyzed");
      }
    }
  }
}
