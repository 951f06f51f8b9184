package bellwether.collect;

/// What becomes of a process that did not run within its job, as after a jump of the clock.
public enum Outside {
  /// It is kept and marked.
  KEEP,
  /// It is left out like a line that cannot be read.
  SKIP,
  /// The whole job is refused, as EPMT does.
  REFUSE
}
