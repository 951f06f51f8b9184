package bellwether.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The signals that ask a command to end: the first asks for an orderly end, each further one for
/// an end at once. Thread-safe.
///
/// SIGINT, SIGTERM and SIGHUP stay ignored where the command was started so, as by `nohup`.
public final class StopSignals implements AutoCloseable {
  /// The names of the signals that terminals and `kill` send.
  public static final List<String> USUAL = List.of("INT", "TERM", "HUP");

  private static final int SIGNALLED = 128;

  /// A signal that came.
  ///
  /// @param name without SIG
  public record Received(String name, int number) {
    /// The exit status by which shells show it.
    public int status() {
      return SIGNALLED + number;
    }
  }

  private record Before(Signal signal, SignalHandler handler) {}

  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Consumer<Received>> atFirst = new ArrayList<>();
  private final List<Consumer<Received>> atFurther = new ArrayList<>();
  private final List<Before> before;
  private @Nullable Received first;

  /// Listens from now on.
  ///
  /// @param names without SIG
  public StopSignals(List<String> names) {
    before =
        names.stream()
            .map(Signal::new)
            .map(signal -> new Before(signal, Signal.handle(signal, this::receive)))
            .toList();
  }

  /// Adds what to do at the first signal; when that came before, it is done now.
  public void atFirst(Consumer<Received> action) {
    var came = addUnlessCame(action);
    if (came != null) {
      action.accept(came);
    }
  }

  private synchronized @Nullable Received addUnlessCame(Consumer<Received> action) {
    if (first == null) {
      atFirst.add(action);
    }
    return first;
  }

  /// Adds what to do at each further signal.
  public synchronized void atFurther(Consumer<Received> action) {
    atFurther.add(action);
  }

  private void receive(Signal signal) {
    var came = new Received(signal.getName(), signal.getNumber());
    actions(came).forEach(action -> action.accept(came));
  }

  private synchronized List<Consumer<Received>> actions(Received came) {
    if (first != null) {
      return List.copyOf(atFurther);
    }
    first = came;
    asked.countDown();
    return List.copyOf(atFirst);
  }

  /// The first signal; null: none came.
  public synchronized @Nullable Received first() {
    return first;
  }

  /// Whether any signal came.
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits; true as soon as a signal came.
  public boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Gives the signals back to those who handled them before.
  @Override
  public void close() {
    before.forEach(one -> Signal.handle(one.signal(), one.handler()));
  }
}
