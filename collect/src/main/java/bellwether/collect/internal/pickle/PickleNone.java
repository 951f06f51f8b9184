package bellwether.collect.internal.pickle;

/// Python's None, which a stack of objects can hold.
public enum PickleNone {
  NONE
}
