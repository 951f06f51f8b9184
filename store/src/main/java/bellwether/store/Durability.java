package bellwether.store;

/// What a durable commit survives.
public enum Durability {
  /// The end of the process by any means, kill -9 included. The catalog stays whole after a loss of
  /// power, but the last seconds may be missing.
  NORMAL,
  /// A loss of power too: each commit waits for the disk.
  FULL
}
