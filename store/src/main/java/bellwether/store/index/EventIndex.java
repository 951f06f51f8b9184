package bellwether.store.index;

/// An index that only questions about events need. A run is recorded without it.
public enum EventIndex {
  /// The events of one member of an array.
  MEMBER("event_by_member", "event (job_id, ordinal, seq)"),
  /// The events that lead to a state. What a count asks besides stands in the index.
  STATE("event_by_state", "event (to_state, seq, job_id, run_id)"),
  /// The events of a stretch of time.
  TIME("event_by_time", "event (time)"),
  /// The job that a member is of.
  JOB("job_by_member", "job_definition (member_id)");

  private final String word;
  private final String columns;

  EventIndex(String word, String columns) {
    this.word = word;
    this.columns = columns;
  }

  /// Its name in the catalog.
  public String word() {
    return word;
  }

  String statement() {
    return "CREATE INDEX IF NOT EXISTS " + word + " ON " + columns;
  }
}
