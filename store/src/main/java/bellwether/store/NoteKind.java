package bellwether.store;

/// What is noted of a measured job under names.
public enum NoteKind {
  /// What people note.
  ANNOTATION,
  /// What analyses found.
  ANALYSIS
}
