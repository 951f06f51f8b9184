package bellwether.store;

import bellwether.model.Event;
import java.util.List;

/// The one way by which jobs and events of a run get into the catalog: a queue before the one
/// thread that writes, in groups.
///
/// Every method throws [StoreException] once writing has failed. Thread-safe; the order is that of
/// the calls.
public interface Recorder extends AutoCloseable {

  /// Records new jobs, in state CREATED, and events: all of it becomes durable, or nothing. Waits
  /// while too much is waiting for the disk.
  void record(List<NewJob> jobs, List<Event> events);

  /// Records jobs whose events follow. After a crash in between they are there without any; where
  /// that matters, [#record] both at once.
  default void jobs(List<NewJob> jobs) {
    record(jobs, List.of());
  }

  /// Records events.
  default void events(List<Event> events) {
    record(List.of(), events);
  }

  /// Returns when all that was recorded so far is durable and the listener has heard of it.
  void flush();

  /// Flushes and ends the writer.
  @Override
  void close();
}
