package bellwether.store;

/// How a run is, or how it ended.
public enum RunState {
  /// Its manager works, or died without a word: [Catalog#isLive] tells.
  RUNNING,
  /// All its jobs ended well.
  DONE,
  /// All its jobs ended, some not well.
  ERROR,
  /// It ended before its jobs.
  STOPPED
}
