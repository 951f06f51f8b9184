package bellwether.store;

import java.util.List;

/// Hears what became of recorded events. Called on the writer's thread: it must be quick and must
/// not call the recorder.
public interface RecorderListener {

  /// These events are durable. Told once for each group, in order of their numbers.
  void committed(List<StoredEvent> events);

  /// Nothing can be written any more; told once. What was recorded and not yet committed is not in
  /// the catalog.
  void failed(StoreException problem);
}
