package bellwether.store.internal.recording;

import bellwether.model.EventData;
import bellwether.model.Exit;
import bellwether.model.Launched;
import org.jspecify.annotations.Nullable;

/// What stands in the column `data` of an event. The rest of what an attempt did stands in its row.
public final class EventJson {

  private EventJson() {}

  public static @Nullable String of(EventData data) {
    return switch (data) {
      case EventData.None() -> null;
      case EventData.Placed placed -> of(placed);
      case EventData.Started(var launched) -> of(launched);
      case EventData.Ended(var exit, var message) -> of(exit, message);
      case EventData.Note(var message) -> new JsonText().put("message", message).end();
    };
  }

  private static String of(EventData.Placed placed) {
    var json = new JsonText().put("nodes", PlacementText.ofShares(placed.placement()));
    if (placed.memory() != null) {
      json.put("memory_bytes", placed.memory().count());
    }
    if (placed.runtime() != null) {
      json.put("runtime_us", placed.runtime().toNanos() / 1000);
    }
    return json.end();
  }

  private static String of(Launched launched) {
    return new JsonText()
        .put("pid", launched.pid())
        .put("start_ticks", launched.startTicks())
        .put("stdout", launched.stdout())
        .put("stderr", launched.stderr())
        .end();
  }

  private static String of(Exit exit, @Nullable String message) {
    var json = new JsonText().put("message", message);
    return exit.signal() == 0
        ? json.put("exit_code", exit.code()).end()
        : json.put("signal", exit.signal()).end();
  }
}
