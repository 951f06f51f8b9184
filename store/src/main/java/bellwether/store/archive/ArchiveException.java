package bellwether.store.archive;

/// A failure of the archive: its files cannot be read or written. Its message is a sentence for the
/// user: what, where, and what to do.
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What went wrong, with what caused it.
  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What went wrong.
  public ArchiveException(String message) {
    super(message);
  }
}
