package bellwether.store;

import bellwether.model.Cause;
import bellwether.model.JobState;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the words that the catalog has for states and causes.
///
/// Each method takes the run whose word it is, null for jobs that were measured elsewhere, and
/// throws a [DamagedRunException] when there is no such word.
public final class StoredWords {
  private StoredWords() {}

  /// The state of a job or of an attempt.
  public static JobState state(@Nullable String word, @Nullable Long run) {
    return read(word, run, "a state of a job", JobState::valueOf);
  }

  /// The cause of a state; null for null.
  public static @Nullable Cause cause(@Nullable String word, @Nullable Long run) {
    return word == null ? null : read(word, run, "a cause", Cause::ofWord);
  }

  /// The state of a run.
  public static RunState runState(@Nullable String word, long run) {
    return read(word, run, "a state of a run", RunState::valueOf);
  }

  private static <T> T read(
      @Nullable String word, @Nullable Long run, String what, Function<String, T> meaning) {
    try {
      return meaning.apply(String.valueOf(word));
    } catch (IllegalArgumentException unknown) {
      throw new DamagedRunException(
          run, "expected %s, but found '%s'".formatted(what, word), unknown);
    }
  }
}
