package bellwether.query.events;

/// In which order events are answered: by the number that each got when it was recorded.
public enum EventOrder {
  /// The latest number first.
  NEWEST_FIRST,
  /// As it happened.
  OLDEST_FIRST
}
