package bellwether.qcg.files.internal;

/// The names of the files from which a service goes on, and of what is only in ours.
public final class TrackFiles {
  public static final String REQUESTS = "track.reqs";
  public static final String STATES = "track.states";

  /// Marks a line that is of all iterations that have none of their own, and tells how many.
  public static final String REST = "rest";

  private TrackFiles() {}
}
