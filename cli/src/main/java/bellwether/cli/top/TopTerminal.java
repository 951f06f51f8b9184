package bellwether.cli.top;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.StopSignals;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// A terminal whose whole screen shows a picture while keys are read; closing gives it back as it
/// was. Not thread-safe.
final class TopTerminal implements AutoCloseable {
  private static final String ENTER = "\033[?1049h\033[?25l\033[2J";
  private static final String LEAVE = "\033[?25h\033[?1049l";
  private static final long SLICE = 100;
  private static final int END = -1;

  private final Terminal terminal;
  private final Attributes before;
  private final PrintStream out;
  private final boolean colours;
  private final StopSignals signals;
  private final AtomicBoolean resized = new AtomicBoolean();
  private TopSize size;

  /// What ended a wait.
  enum Wait {
    OVER,
    RESIZED,
    QUIT
  }

  TopTerminal(Console console) {
    try {
      terminal = TerminalBuilder.builder().system(true).dumb(false).provider("exec").build();
    } catch (IOException | IllegalStateException e) {
      throw CommandException.surroundings(
          "Expected a terminal that can be drawn on, but %s; as text: bellwether top | cat"
              .formatted(e.getMessage()));
    }
    out = console.rawOut();
    colours = console.environment().get("NO_COLOR") == null;
    signals = new StopSignals(StopSignals.USUAL);
    before = terminal.enterRawMode();
    withoutSuspend();
    terminal.handle(Terminal.Signal.WINCH, _ -> resized.set(true));
    size = ask();
    out.print(ENTER);
    out.flush();
  }

  /// A suspended command would leave its screen to the shell.
  private void withoutSuspend() {
    var raw = terminal.getAttributes();
    raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
    terminal.setAttributes(raw);
  }

  private TopSize ask() {
    var now = terminal.getSize();
    return TopSize.of(now.getColumns(), now.getRows());
  }

  TopSize size() {
    return size;
  }

  /// Draws over what is there, so that nothing flickers.
  void show(List<TopLine> lines) {
    var text = new StringBuilder("\033[H");
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : "\r\n").append(lines.get(i).painted(colours)).append("\033[K");
    }
    out.print(text.append("\033[J"));
    out.flush();
  }

  /// Waits for a time, or for less when somebody acts.
  Wait await(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = 1; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        int key = terminal.reader().read(Math.min(left, SLICE));
        if (key == 'q' || key == 'Q' || key == END || signals.isAsked()) {
          return Wait.QUIT;
        }
        if (resized.getAndSet(false)) {
          size = ask();
          return Wait.RESIZED;
        }
      }
      return Wait.OVER;
    } catch (IOException gone) {
      return Wait.QUIT;
    }
  }

  /// The exit status: to quit by Ctrl-C is as good as by a key.
  int status() {
    var signal = signals.first();
    return signal == null || signal.name().equals("INT") ? 0 : signal.status();
  }

  @Override
  public void close() {
    out.print(LEAVE);
    out.flush();
    terminal.setAttributes(before);
    signals.close();
    try {
      terminal.close();
    } catch (IOException e) {
      throw CommandException.surroundings(
          "The terminal could not be given back: %s; see: reset".formatted(e.getMessage()));
    }
  }
}
