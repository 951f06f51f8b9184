package bellwether.engine;

import java.time.Duration;

/// How the engine decides where there is a choice.
///
/// @param reserve whether free cores are held for the oldest waiting job instead of letting later,
///   smaller ones pass
/// @param grace between the request to end and the kill
/// @param maxFails when more jobs than these have failed, the rest is cancelled
/// @param maxLosses how often a member may lose its node before it counts as failed
/// @param open whether jobs may still come when all has ended: it is not idle before
///   [Command.Close]
public record EngineOptions(
    boolean reserve, Duration grace, int maxFails, int maxLosses, boolean open) {

  /// Lets later jobs pass, gives 10 s of grace, takes any number of failures and five lost nodes.
  public static EngineOptions defaults() {
    return new EngineOptions(false, Duration.ofSeconds(10), Integer.MAX_VALUE, 5, false);
  }

  /// The same with cores held for the oldest waiting job, or not.
  public EngineOptions withReserve(boolean reserve) {
    return new EngineOptions(reserve, grace, maxFails, maxLosses, open);
  }

  /// The same with another limit of failures.
  public EngineOptions withMaxFails(int maxFails) {
    return new EngineOptions(reserve, grace, maxFails, maxLosses, open);
  }

  /// The same with another grace period.
  public EngineOptions withGrace(Duration grace) {
    return new EngineOptions(reserve, grace, maxFails, maxLosses, open);
  }

  /// The same, open for jobs that come later, or not.
  public EngineOptions withOpen(boolean open) {
    return new EngineOptions(reserve, grace, maxFails, maxLosses, open);
  }
}
