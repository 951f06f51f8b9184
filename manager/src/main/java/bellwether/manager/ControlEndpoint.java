package bellwether.manager;

import bellwether.manager.control.ControlAddress;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.manager.control.ControlServer;
import bellwether.store.CatalogPlace;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The place where other processes reach a live run. It opens in the background: no job waits for
/// it.
final class ControlEndpoint implements AutoCloseable {
  private final CompletableFuture<@Nullable ControlServer> server;

  /// @param notices told where it cannot be opened; the run goes on all the same
  ControlEndpoint(
      CatalogPlace place,
      long run,
      Function<ControlRequest, ControlAnswer> handler,
      Consumer<String> notices) {
    var address = ControlAddress.of(place.file(), run, System.getenv());
    server =
        CompletableFuture.supplyAsync(() -> open(address, handler, notices))
            .exceptionally(problem -> {
              notices.accept("bellwether cancel will not reach this run: " + problem.getMessage());
              return null;
            });
  }

  private static @Nullable ControlServer open(
      ControlAddress address,
      Function<ControlRequest, ControlAnswer> handler,
      Consumer<String> notices) {
    try {
      return ControlServer.start(address, handler);
    } catch (ControlException problem) {
      notices.accept(String.valueOf(problem.getMessage()));
      return null;
    }
  }

  @Override
  public void close() {
    var open = server.join();
    if (open != null) {
      open.close();
    }
  }
}
