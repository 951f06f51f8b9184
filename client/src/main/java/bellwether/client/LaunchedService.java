package bellwether.client;

import java.time.Duration;

/// A service that was started here.
public interface LaunchedService {

  /// Where it takes requests.
  String address();

  boolean isRunning();

  /// Waits for its end; false when it still runs after this time.
  boolean awaitEnd(Duration patience) throws InterruptedException;

  /// Ends it without regard for its jobs.
  void terminate();
}
