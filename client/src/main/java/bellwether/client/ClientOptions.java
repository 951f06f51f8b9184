package bellwether.client;

import java.time.Duration;

/// How patient a manager is.
///
/// @param pollDelay how long a wait trusts silence before it asks the service again
/// @param requestTimeout how long a request waits for its answer
/// @param startTimeout how long a service may take to start
public record ClientOptions(Duration pollDelay, Duration requestTimeout, Duration startTimeout) {

  /// Polls after 5 seconds of silence, waits a minute for answers and five for a start.
  public static final ClientOptions DEFAULT =
      new ClientOptions(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(5));

  public ClientOptions {
    requirePositive("pollDelay", pollDelay);
    requirePositive("requestTimeout", requestTimeout);
    requirePositive("startTimeout", startTimeout);
  }

  public ClientOptions withPollDelay(Duration delay) {
    return new ClientOptions(delay, requestTimeout, startTimeout);
  }

  public ClientOptions withRequestTimeout(Duration timeout) {
    return new ClientOptions(pollDelay, timeout, startTimeout);
  }

  public ClientOptions withStartTimeout(Duration timeout) {
    return new ClientOptions(pollDelay, requestTimeout, timeout);
  }

  private static void requirePositive(String what, Duration duration) {
    if (!duration.isPositive()) {
      throw new WrongArgumentsException(
          "Expected a " + what + " longer than nothing, found " + duration);
    }
  }
}
