package bellwether.query;

/// A failure to read the catalog while answering. Its message is a sentence for the user.
public final class QueryException extends RuntimeException {

  public QueryException(Throwable cause) {
    super("The catalog could not be read: " + cause.getMessage() + "; try again", cause);
  }
}
