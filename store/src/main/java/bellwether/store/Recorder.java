package bellwether.store;

import bellwether.model.Event;
import java.util.List;

/// The one way by which jobs and events of a run get into the catalog: a queue before the one
/// thread that writes, in groups.
///
/// Every method throws [StoreException] once writing has failed. Threadsafe; the order is that of
/// the calls.
public interface Recorder extends AutoCloseable {

  /// Records new jobs, in state CREATED. Waits while too much is waiting for the disk.
  void jobs(List<NewJob> jobs);

  /// Records events. Waits while too much is waiting for the disk.
  void events(List<Event> events);

  /// Returns when all that was recorded so far is durable and the listener has heard of it.
  void flush();

  /// Flushes and ends the writer.
  @Override
  void close();
}
