package bellwether.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A listener that remembers. Read it after a flush.
final class Heard implements RecorderListener {
  final List<StoredEvent> events = new ArrayList<>();
  final List<Integer> groups = new ArrayList<>();
  final CompletableFuture<StoreException> failure = new CompletableFuture<>();

  @Override
  public void committed(List<StoredEvent> committed) {
    events.addAll(committed);
    groups.add(committed.size());
  }

  @Override
  public void failed(StoreException problem) {
    failure.complete(problem);
  }
}
