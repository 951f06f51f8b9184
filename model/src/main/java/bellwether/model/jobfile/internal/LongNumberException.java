package bellwether.model.jobfile.internal;

import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A number with more digits than any job needs: its cost grows with their square.
final class LongNumberException extends YamlEngineException {
  /// As many as the reader of JSON takes.
  static final int MOST = 1_000;

  LongNumberException(int found) {
    super("expected numbers of at most %d digits, but found one of %d".formatted(MOST, found));
  }
}
