package bellwether.collect.internal;

/// Python's None, which a stack of objects can hold.
enum PickleNone {
  NONE
}
