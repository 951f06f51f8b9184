package bellwether.manager.internal;

import bellwether.manager.Manager;
import bellwether.manager.ManagerListener;
import bellwether.store.RecorderListener;
import bellwether.store.StoreException;
import bellwether.store.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Passes on what the recorder tells: events to the listener, a failure to the manager.
public final class RecorderBridge implements RecorderListener {
  private final ManagerListener listener;
  private final AtomicReference<@Nullable Manager> manager = new AtomicReference<>();

  public RecorderBridge(ManagerListener listener) {
    this.listener = listener;
  }

  /// Names the manager, which needs the recorder before it can be made.
  public void connect(Manager manager) {
    this.manager.set(manager);
  }

  @Override
  public void committed(List<StoredEvent> events) {
    listener.recorded(events);
  }

  @Override
  public void failed(StoreException problem) {
    var connected = manager.get();
    if (connected != null) {
      connected.breakDown(problem);
    }
  }
}
