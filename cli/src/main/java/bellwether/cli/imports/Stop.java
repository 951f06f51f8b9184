package bellwether.cli.imports;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Hears SIGINT, SIGTERM and SIGHUP, so that work ends with a whole job. Threadsafe.
final class Stop implements AutoCloseable {
  private record Before(Signal signal, SignalHandler handler) {}

  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Before> before;

  Stop() {
    before =
        List.of("INT", "TERM", "HUP").stream()
            .map(Signal::new)
            .map(signal -> new Before(signal, Signal.handle(signal, _ -> asked.countDown())))
            .toList();
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
    before.forEach(b -> Signal.handle(b.signal(), b.handler()));
  }
}
