package bellwether.qcg.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Turns SIGINT and SIGTERM into an orderly end of a service: the first ends its jobs, a second one
/// kills them at once.
final class Signals implements EndCalls {
  private static final Runnable NOTHING = () -> {};

  private record Before(Signal signal, SignalHandler handler) {}

  private final AtomicInteger received = new AtomicInteger();
  private final AtomicReference<Runnable> first = new AtomicReference<>(NOTHING);
  private final AtomicReference<Runnable> second = new AtomicReference<>(NOTHING);
  private final List<Before> before;
  private volatile int number;

  Signals() {
    before =
        List.of("INT", "TERM").stream()
            .map(Signal::new)
            .map(signal -> new Before(signal, Signal.handle(signal, this::receive)))
            .toList();
  }

  @Override
  public void connect(Runnable atFirst, Runnable atSecond) {
    second.set(atSecond);
    first.set(atFirst);
    if (any()) {
      atFirst.run();
    }
  }

  private void receive(Signal signal) {
    if (received.incrementAndGet() == 1) {
      number = signal.getNumber();
      first.get().run();
    } else {
      second.get().run();
    }
  }

  @Override
  public boolean any() {
    return received.get() > 0;
  }

  /// After SIGINT that of a normal end, as QCG-PilotJob has it; after SIGTERM the shell's.
  @Override
  public int status() {
    return number == 15 ? 128 + 15 : 0;
  }

  @Override
  public void close() {
    before.forEach(b -> Signal.handle(b.signal(), b.handler()));
  }
}
