package bellwether.cli.imports;

import bellwether.command.Console;
import bellwether.command.output.PeopleText;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Shows how far an import is: a line that renews itself on a terminal, single lines elsewhere.
final class ImportProgress implements AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Console console;
  private final ImportTally tally;
  private final int jobs;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  ImportProgress(Console console, ImportTally tally, int jobs) {
    this.console = console;
    this.tally = tally;
    this.jobs = jobs;
  }

  ImportProgress start() {
    long period = (console.terminal() ? ON_TERMINAL : ELSEWHERE).toMillis();
    var _ = timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    return this;
  }

  private void show() {
    double seconds = (System.nanoTime() - begin) / 1e9;
    var line =
        "%s of %s jobs, %s processes, %s"
            .formatted(
                PeopleText.count(tally.ended()),
                PeopleText.count(jobs),
                PeopleText.count(tally.read()),
                PeopleText.rate(tally.read() / seconds));
    if (console.terminal()) {
      console.err().print("\r\033[K" + line);
    } else {
      console.err().println(line);
    }
    console.err().flush();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (console.terminal()) {
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }
}
