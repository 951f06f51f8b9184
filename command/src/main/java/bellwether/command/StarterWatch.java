package bellwether.command;

import bellwether.launch.ProcessIdentity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Looks again and again whether the program that started a command is there, and acts once when it
/// is gone.
public final class StarterWatch implements AutoCloseable {
  /// Set by `LocalManager` of Python and Java: its process id.
  public static final String STARTER = "BELLWETHER_STARTER";

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final BooleanSupplier there;
  private final Runnable end;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  private StarterWatch(BooleanSupplier there, Runnable end, Duration pause) {
    this.there = there;
    this.end = end;
    this.pause = pause;
  }

  /// Watches the process of this number.
  ///
  /// @param end what to do when it is gone, as it may be already
  public static StarterWatch of(int pid, Runnable end) {
    var starter = ProcessIdentity.of(pid);
    return start(() -> starter.isPresent() && starter.get().isAlive(), end, PAUSE);
  }

  /// Watches nobody.
  public static StarterWatch none() {
    return new StarterWatch(() -> true, () -> {}, PAUSE);
  }

  static StarterWatch start(BooleanSupplier there, Runnable end, Duration pause) {
    var watch = new StarterWatch(there, end, pause);
    Thread.ofPlatform().name("starter").daemon().start(watch::run);
    return watch;
  }

  private void run() {
    try {
      while (there.getAsBoolean()) {
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Expected nobody to interrupt the watch", e);
    }
    end.run();
  }

  /// Watches no more.
  @Override
  public void close() {
    closed.countDown();
  }
}
