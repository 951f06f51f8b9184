package bellwether.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much is measured of the processes that a job starts.
public enum Measure {
  /// Nothing but what the system says of the job as a whole.
  NONE,

  /// Each process.
  PROCESSES,

  /// Each process, and each of its threads.
  THREADS;

  /// The word in job files and on command lines.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of a word; empty when there is none.
  public static Optional<Measure> ofWord(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
