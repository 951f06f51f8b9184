package bellwether.store.internal.recording;

import bellwether.model.Event;
import bellwether.model.Threads;
import bellwether.store.CatalogOptions;
import bellwether.store.NewJob;
import bellwether.store.Recorder;
import bellwether.store.RecorderListener;
import bellwether.store.StoreException;
import bellwether.store.StoredEvent;
import bellwether.store.internal.Problems;
import bellwether.store.internal.Session;
import bellwether.store.internal.recording.RecorderQueue.Batch;
import java.util.List;

/// The recorder: a queue and the thread that writes what it holds, group by group. Thread-safe.
public final class GroupRecorder implements Recorder {
  private final Session session;
  private final Problems problems;
  private final RecorderListener listener;
  private final RecorderQueue queue;
  private final GroupWriter writer;
  private final Thread thread;

  public GroupRecorder(Session session, Problems problems, RunKeys keys, Outlet outlet) {
    this.session = session;
    this.problems = problems;
    this.listener = outlet.listener();
    this.queue = new RecorderQueue(outlet.options().waitingLimit(), outlet.options().linger());
    this.writer = session.read(connection -> new GroupWriter(connection, keys));
    this.thread = Thread.ofPlatform().name("catalog-writer").daemon().unstarted(this::run);
  }

  /// Who hears of it, and how it is written.
  public record Outlet(RecorderListener listener, CatalogOptions options) {}

  public GroupRecorder start() {
    thread.start();
    return this;
  }

  @Override
  public void record(List<NewJob> jobs, List<Event> events) {
    queue.put(jobs, events);
  }

  @Override
  public void flush() {
    queue.awaitDurable();
  }

  @Override
  public void close() {
    try {
      flush();
    } finally {
      queue.close();
      Threads.join(thread);
    }
  }

  private void run() {
    try {
      for (var batch = queue.take(); batch != null; batch = queue.take()) {
        if (batch.size() == 0) {
          session.check();
        } else {
          listener.committed(write(batch));
          queue.done(batch);
        }
      }
      session.read(_ -> {
        writer.close();
        return this;
      });
    } catch (StoreException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      // Whoever waits for the writer must hear of its end, whatever it was.
      fail(
          new StoreException(
              problems.place().file(), "Recording in the catalog broke off: " + e, e));
    }
  }

  private List<StoredEvent> write(Batch batch) {
    var group = new EventGroup();
    batch.jobs().forEach(group::add);
    batch.events().forEach(group::add);
    return session.write(_ -> writer.write(group));
  }

  private void fail(StoreException problem) {
    queue.fail(problem);
    listener.failed(problem);
  }
}
