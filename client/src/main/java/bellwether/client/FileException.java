package bellwether.client;

/// A file of jobs that cannot be read or written (theirs: `FileError`).
public final class FileException extends ClientException {

  public FileException(String message) {
    super(message, null);
  }

  public FileException(String message, Throwable cause) {
    super(message, cause);
  }
}
