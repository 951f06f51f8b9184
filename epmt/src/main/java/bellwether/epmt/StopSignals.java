package bellwether.epmt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The signals that end the daemon: the first lets it finish its round, a second ends it at once.
final class StopSignals implements AutoCloseable {
  private static final int SIGNALLED = 128;

  private record Before(Signal signal, SignalHandler handler) {}

  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Before> before;

  StopSignals() {
    before =
        List.of("INT", "TERM", "HUP", "USR1").stream()
            .map(Signal::new)
            .map(signal -> new Before(signal, Signal.handle(signal, this::ask)))
            .toList();
  }

  private void ask(Signal signal) {
    if (isAsked()) {
      Runtime.getRuntime().halt(SIGNALLED + signal.getNumber());
    }
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits; true as soon as the end is asked for.
  boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    before.forEach(one -> Signal.handle(one.signal(), one.handler()));
  }
}
