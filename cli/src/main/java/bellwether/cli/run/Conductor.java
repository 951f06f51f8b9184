package bellwether.cli.run;

import bellwether.engine.Tally;
import bellwether.manager.RequestRunner;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.model.Request;
import bellwether.store.StoreException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Sees a session through: requests, progress, interruptions, end and summary.
final class Conductor {
  private static final int WELL = 0;
  private static final int WORK_FAILED = 1;
  private static final int INTERRUPTED = 130;

  /// How a run is shown.
  ///
  /// @param out data: events, with `--json`
  /// @param err everything for people
  record Display(PrintStream out, PrintStream err, boolean terminal, boolean quiet, boolean json) {}

  private final Session session;
  private final Display display;
  private final Listener listener;
  private final Interrupts interrupts;
  private final Clock clock;

  Conductor(
      Session session, Display display, Listener listener, Interrupts interrupts, Clock clock) {
    this.session = session;
    this.display = display;
    this.listener = listener;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  /// Carries out the requests and waits for the end of all jobs; returns the exit status.
  ///
  /// @throws StoreException when the catalog can not be written any more
  int conduct(List<Request> requests) throws InterruptedException {
    var start = clock.now();
    long endedBefore = session.manager().tally().ended();
    interrupts.connect(session.manager());
    try (var _ = progress()) {
      run(requests);
      session.manager().awaitIdle();
    }
    var wall = Duration.between(start, clock.now());
    session.end(interrupts.any() ? "interrupted" : null);
    session.close();
    var tally = session.manager().tally();
    summarize(tally, tally.ended() - endedBefore, wall);
    return interrupts.any() ? INTERRUPTED : status(tally);
  }

  private void run(List<Request> requests) {
    var runner = new RequestRunner(session);
    for (var request : requests) {
      runner.run(request).ifPresent(answer -> tellAnswer(request, answer));
    }
  }

  private void tellAnswer(Request request, Map<String, Object> answer) {
    var line = Json.line(Map.of("request", Json.word(request), "answer", answer));
    (display.json() ? display.out() : display.err()).println(line);
  }

  private Progress progress() {
    var progress =
        new Progress(
            session.manager()::tally,
            listener.failures(),
            display.err(),
            display.terminal(),
            clock);
    return display.quiet() ? progress : progress.start();
  }

  private static int status(Tally tally) {
    return tally.ended() == tally.total() && tally.endedBadly() == 0 ? WELL : WORK_FAILED;
  }

  private void summarize(Tally tally, long done, Duration wall) {
    var summary = new Summary(session.run().id(), tally, done, wall);
    if (display.json()) {
      display.out().println(summary.json());
    }
    if (!display.quiet()) {
      summary.lines().forEach(display.err()::println);
    }
    if (!display.quiet() && tally.ended() < tally.total()) {
      display
          .err()
          .println(
              "%s of %s jobs are left; go on with: bellwether run --resume %d"
                  .formatted(
                      Words.count(tally.total() - tally.ended()),
                      Words.count(tally.total()),
                      session.run().id()));
    }
  }
}
