package bellwether.cli.run;

import bellwether.engine.Command;
import bellwether.manager.Manager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Turns SIGINT, SIGTERM and SIGHUP into an orderly end: the first ends the running jobs, which a
/// resume takes up again; a second one kills them at once.
final class Interrupts implements AutoCloseable {
  private record Before(Signal signal, SignalHandler handler) {}

  private final AtomicInteger received = new AtomicInteger();
  private final AtomicReference<@Nullable Manager> manager = new AtomicReference<>();
  private final Runnable told;
  private final List<Before> before;

  /// @param told called at the first signal, to tell the user
  Interrupts(Runnable told) {
    this.told = told;
    before =
        List.of("INT", "TERM", "HUP").stream()
            .map(Signal::new)
            .map(signal -> new Before(signal, Signal.handle(signal, this::receive)))
            .toList();
  }

  /// Names the manager whose jobs are to end; a signal that came before reaches it now.
  void connect(Manager of) {
    manager.set(of);
    if (any()) {
      of.tell(new Command.Stop("the manager got a signal"));
    }
  }

  private void receive(Signal signal) {
    boolean first = received.incrementAndGet() == 1;
    if (first) {
      told.run();
    }
    var connected = manager.get();
    if (connected != null && first) {
      connected.tell(new Command.Stop("the manager got SIG" + signal.getName()));
    } else if (connected != null) {
      connected.hurry();
    }
  }

  /// Whether any signal came.
  boolean any() {
    return received.get() > 0;
  }

  @Override
  public void close() {
    before.forEach(b -> Signal.handle(b.signal(), b.handler()));
  }
}
