package bellwether.qcg.protocol;

import bellwether.engine.Command;
import bellwether.manager.Manager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// When the service is to end: as soon as somebody has asked for it. Thread-safe.
public final class Ending {
  /// How long a service that was told to finish still answers.
  public static final Duration DELAY = Duration.ofSeconds(2);

  private enum Way {
    NOW,
    WHEN_DONE,
    INTERRUPTED
  }

  private final CompletableFuture<Way> way = new CompletableFuture<>();
  private final CompletableFuture<Way> interrupt = new CompletableFuture<>();

  /// Asks for the end after [#DELAY]. False: an end was asked for before.
  public boolean finish() {
    return way.complete(Way.NOW);
  }

  /// Asks for the end when all jobs have ended. False: an end was asked for before.
  public boolean finishWhenDone() {
    return way.complete(Way.WHEN_DONE);
  }

  /// Ends all waiting at once, whatever was asked for.
  public void interrupt() {
    interrupt.complete(Way.INTERRUPTED);
    way.complete(Way.INTERRUPTED);
  }

  /// Whether an end was asked for.
  public boolean isAsked() {
    return way.isDone();
  }

  /// Waits until an end was asked for and has come. When jobs are left they are being ended, so
  /// that a later run can go on with them.
  ///
  /// @throws RuntimeException what ended the run, when it broke down
  public void await(Manager manager) throws InterruptedException {
    switch (chosen()) {
      case WHEN_DONE -> manager.awaitIdle();
      case NOW -> {
        interrupt.completeOnTimeout(Way.NOW, DELAY.toMillis(), TimeUnit.MILLISECONDS);
        get(interrupt);
        stop(manager, "a finish request");
      }
      case INTERRUPTED -> stop(manager, "the service was interrupted");
    }
  }

  private static void stop(Manager manager, String reason) throws InterruptedException {
    manager.tell(new Command.Stop(reason));
    manager.awaitIdle();
  }

  private Way chosen() throws InterruptedException {
    return get(way);
  }

  private static Way get(CompletableFuture<Way> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected a way to end, which is never a failure", e);
    }
  }
}
