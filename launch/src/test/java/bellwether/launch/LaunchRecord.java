package bellwether.launch;

import bellwether.model.Exit;
import bellwether.model.Launched;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Remembers what a launcher tells, and lets a test wait for it.
class LaunchRecord implements LaunchListener {
  final List<String> words = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Launched> start = new CompletableFuture<>();
  private final CompletableFuture<Exit> end = new CompletableFuture<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  @Override
  public void started(LaunchOrder order, Launched launched) {
    words.add("started");
    start.complete(launched);
  }

  @Override
  public void ended(LaunchOrder order, Exit exit) {
    words.add("ended");
    end.complete(exit);
  }

  @Override
  public void failed(LaunchOrder order, String message) {
    words.add("failed");
    failure.complete(message);
    end.completeExceptionally(new AssertionError(message));
  }

  Launched start() {
    return await(start);
  }

  Exit exit() {
    return await(end);
  }

  String failure() {
    return await(failure);
  }

  boolean hasEnded() {
    return end.isDone();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
