package bellwether.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands each event to all who watch at that moment. Safe for many threads.
public final class EventHub implements Consumer<PilotEvent> {
  private final List<Watch> watches = new CopyOnWriteArrayList<>();

  @Override
  public void accept(PilotEvent event) {
    watches.forEach(watch -> watch.events.add(event));
  }

  /// Collects all events from now on, so that none is missed between a question and its answer.
  public Watch watch() {
    Watch watch = new Watch();
    watches.add(watch);
    return watch;
  }

  /// The events since a moment, for one reader.
  public final class Watch implements AutoCloseable {
    private final BlockingQueue<PilotEvent> events = new LinkedBlockingQueue<>();

    private Watch() {}

    /// The next event, or null when none comes in time.
    public @Nullable PilotEvent next(Duration patience) throws InterruptedException {
      return events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }
}
