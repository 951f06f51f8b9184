package bellwether.collect.stage;

/// What the files of a staged job are.
public enum StagedFiles {
  /// Those that the collector wrote.
  RECORDS,

  /// papiex's, made of them: what EPMT reads.
  PAPIEX
}
