package bellwether.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of processes that a job leaves running when its own process ends.
public enum Background {
  /// They live until the run ends, or until their job is cancelled before its own end.
  KEEP,

  /// They are ended with their job.
  END;

  /// The word in job files.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of a word; empty when there is none.
  public static Optional<Background> ofWord(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
