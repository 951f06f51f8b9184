package bellwether.cli.run;

import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.engine.Tally;
import bellwether.model.Clock;
import bellwether.model.JobState;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows, from time to time, how far a run is: a line that renews itself on a terminal, single
/// lines elsewhere.
final class Progress implements AutoCloseable {
  private static final int BAR_WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Supplier<Tally> tally;
  private final Failures failures;
  private final Screen screen;
  private final Clock clock;
  private final Instant start;
  private final long endedBefore;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private long failuresShown;

  /// Where progress is shown.
  ///
  /// @param terminal whether a line can renew itself there
  /// @param width of the terminal; 0: not known
  record Screen(PrintStream out, boolean terminal, int width) {
    private static final int USUAL_WIDTH = 80;

    /// A line that would wrap could not be renewed.
    String fitting(String line) {
      int most = (width > 0 ? width : USUAL_WIDTH) - 1;
      return terminal && line.length() > most ? line.substring(0, most) : line;
    }
  }

  Progress(Supplier<Tally> tally, Failures failures, Screen screen, Clock clock) {
    this.tally = tally;
    this.failures = failures;
    this.screen = screen;
    this.clock = clock;
    start = clock.now();
    endedBefore = tally.get().ended();
  }

  Progress start() {
    long period = (screen.terminal() ? ON_TERMINAL : ELSEWHERE).toMillis();
    var _ = timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    return this;
  }

  private synchronized void show() {
    clear();
    showNewFailures();
    var line = screen.fitting(line(tally.get()));
    if (screen.terminal()) {
      screen.out().print(line);
    } else {
      screen.out().println(line);
    }
    screen.out().flush();
  }

  private void clear() {
    if (screen.terminal()) {
      screen.out().print("\r\033[K");
    }
  }

  /// Shows a sentence that is no progress.
  synchronized void notice(String sentence) {
    clear();
    screen.out().println("bellwether: " + sentence);
  }

  private void showNewFailures() {
    long count = failures.count();
    var last = failures.last();
    long fresh = Math.min(count - failuresShown, last.size());
    for (var failure : last.subList((int) (last.size() - fresh), last.size())) {
      screen
          .out()
          .println(
              SafeText.of(
                  "failed: %s (%s)%s"
                      .formatted(failure.name(), failure.why(), tail(failure.tail()))));
    }
    failuresShown = count;
  }

  private static String tail(String text) {
    var stripped = text.strip();
    var lastLine = stripped.substring(stripped.lastIndexOf('\n') + 1);
    return lastLine.isEmpty() ? "" : ": " + lastLine;
  }

  /// `[=====> ] 412 of 1,002 done, 2 running, 1 failed, 812/s, 1 s left`.
  String line(Tally now) {
    long ended = now.ended();
    var text = new StringBuilder(screen.terminal() ? bar(ended, now.total()) : "");
    text.append(PeopleText.count(ended))
        .append(" of ")
        .append(PeopleText.count(now.total()))
        .append(" done");
    append(text, now.of(JobState.RUNNING) + now.of(JobState.SCHEDULED), "running");
    append(text, now.of(JobState.FAILED), "failed");
    append(text, now.of(JobState.CANCELLED), "cancelled");
    append(text, now.of(JobState.UPSTREAM_FAILED), "omitted");
    double rate = (ended - endedBefore) / Math.max(0.001, elapsed().toMillis() / 1000.0);
    if (rate > 0) {
      text.append(", ").append(PeopleText.rate(rate));
      text.append(", ")
          .append(PeopleText.duration(left(now.total() - ended, rate)))
          .append(" left");
    }
    return text.toString();
  }

  private static Duration left(long jobs, double rate) {
    return Duration.ofMillis((long) (1000 * jobs / rate));
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(PeopleText.count(count)).append(' ').append(what);
    }
  }

  private static String bar(long done, long total) {
    int filled = (int) (BAR_WIDTH * done / Math.max(1, total));
    return "[" + "=".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] ";
  }

  Duration elapsed() {
    return Duration.between(start, clock.now());
  }

  /// Shows failures that were not shown yet and takes the renewing line away.
  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      clear();
      showNewFailures();
      screen.out().flush();
    }
  }
}
