package bellwether.query;

import org.jspecify.annotations.Nullable;

/// A failure to read the catalog while answering. Its message is a sentence for the user.
public final class QueryException extends RuntimeException {

  QueryException(Throwable cause) {
    super("The catalog could not be read: " + cause.getMessage() + "; try again", cause);
  }

  private QueryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /// What is in the catalog makes no sense.
  ///
  /// @param run whose part it is; null: that of jobs that were measured elsewhere
  static QueryException damaged(@Nullable Long run, String problem, Throwable cause) {
    var part = run == null ? "The part of imported jobs" : "Run " + run;
    return new QueryException(
        "%s is damaged in the catalog: %s; other runs can still be asked about, or restore a copy"
            .formatted(part, problem),
        cause);
  }
}
