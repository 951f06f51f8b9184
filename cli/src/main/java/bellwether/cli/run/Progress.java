package bellwether.cli.run;

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
  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private final Instant start;
  private final long endedBefore;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private long failuresShown;

  Progress(
      Supplier<Tally> tally, Failures failures, PrintStream out, boolean terminal, Clock clock) {
    this.tally = tally;
    this.failures = failures;
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    start = clock.now();
    endedBefore = tally.get().ended();
  }

  Progress start() {
    long period = (terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
    var _ = timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    return this;
  }

  private synchronized void show() {
    if (terminal) {
      out.print("\r\033[K");
    }
    showNewFailures();
    var line = line(tally.get());
    if (terminal) {
      out.print(line);
    } else {
      out.println(line);
    }
    out.flush();
  }

  private void showNewFailures() {
    long count = failures.count();
    var last = failures.last();
    long fresh = Math.min(count - failuresShown, last.size());
    for (var failure : last.subList((int) (last.size() - fresh), last.size())) {
      out.println("failed: " + failure.name() + " (" + failure.why() + ")" + tail(failure.tail()));
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
    var text = new StringBuilder(terminal ? bar(ended, now.total()) : "");
    text.append(Words.count(ended)).append(" of ").append(Words.count(now.total())).append(" done");
    append(text, now.of(JobState.RUNNING) + now.of(JobState.SCHEDULED), "running");
    append(text, now.of(JobState.FAILED), "failed");
    append(text, now.of(JobState.CANCELLED), "cancelled");
    append(text, now.of(JobState.UPSTREAM_FAILED), "omitted");
    double rate = (ended - endedBefore) / Math.max(0.001, elapsed().toMillis() / 1000.0);
    if (rate > 0) {
      text.append(", ").append(Words.rate(rate));
      text.append(", ").append(Words.duration(left(now.total() - ended, rate))).append(" left");
    }
    return text.toString();
  }

  private static Duration left(long jobs, double rate) {
    return Duration.ofMillis((long) (1000 * jobs / rate));
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(Words.count(count)).append(' ').append(what);
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
      if (terminal) {
        out.print("\r\033[K");
      }
      showNewFailures();
      out.flush();
    }
  }
}
