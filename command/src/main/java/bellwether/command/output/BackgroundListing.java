package bellwether.command.output;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Makes the text of a long list in the background, while the rows after are being read. At most
/// one batch is on its way, so that a slow reader of the output holds up the reading of rows.
public final class BackgroundListing<T> implements Listing<T> {
  private static final int BATCH = 1_000;

  private final Listing<T> lines;
  private List<T> batch = new ArrayList<>();
  private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

  public BackgroundListing(Listing<T> lines) {
    this.lines = lines;
  }

  @Override
  public void add(T row) {
    batch.add(row);
    if (batch.size() == BATCH) {
      await();
      var full = batch;
      batch = new ArrayList<>(BATCH);
      before =
          CompletableFuture.runAsync(() -> full.forEach(lines::add), Thread::startVirtualThread);
    }
  }

  private void await() {
    try {
      before.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void finish() {
    await();
    batch.forEach(lines::add);
    batch.clear();
  }

  @Override
  public void header() {
    finish();
    lines.header();
  }

  @Override
  public void flush() {
    finish();
    lines.flush();
  }
}
