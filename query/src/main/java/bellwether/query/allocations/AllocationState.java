package bellwether.query.allocations;

/// How an allocation stands.
public enum AllocationState {
  /// Its run's manager is at work on it.
  RUNNING,
  /// It has ended.
  ENDED,
  /// Its run's manager is gone, and nobody saw the end.
  LOST
}
