package bellwether.qcg.command;

import bellwether.model.Clock;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The lines of `--show-progress`. Thread-safe.
final class Progress implements LifeListener {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final PrintStream out;
  private final Clock clock;
  private final boolean shown;

  Progress(PrintStream out, Clock clock, boolean shown) {
    this.out = out;
    this.clock = clock;
    this.shown = shown;
  }

  /// Prints a stage of the service with the time, if that is wanted.
  void stage(String text) {
    tell(clock.now(), text);
    settled();
  }

  private void tell(Instant time, String text) {
    if (shown) {
      print(time, text);
    }
  }

  private synchronized void print(Instant time, String text) {
    out.println(TIME.format(time.atZone(ZoneId.systemDefault())) + " " + text);
  }

  /// Prints a line with the time in any case.
  void announce(String text) {
    print(clock.now(), text);
    settled();
  }

  /// Prints a line in any case.
  synchronized void always(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void started(String name, Instant time) {
    tell(time, "executing job " + name + " ...");
  }

  @Override
  public void notStarted(String name, Instant time) {
    tell(time, "failed to start job " + name);
  }

  @Override
  public void ended(Ending ending) {
    var work = ending.work();
    if (work != null && work.launched() != null) {
      tell(ending.history().getLast().time(), "job " + ending.name() + " finished");
    }
  }

  @Override
  public synchronized void settled() {
    out.flush();
  }
}
