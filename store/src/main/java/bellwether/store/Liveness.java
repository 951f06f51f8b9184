package bellwether.store;

/// Tells whether a manager still lives.
@FunctionalInterface
public interface Liveness {

  /// Whether it may live; where that cannot be known, such as on another host, true. Called inside
  /// a write transaction: it must answer at once.
  boolean isAlive(ManagerProcess manager);
}
