package bellwether.store;

import org.jspecify.annotations.Nullable;

/// What the catalog says of a run makes no sense. Its message is a sentence for the user.
public final class DamagedRunException extends RuntimeException {

  /// @param run null: the part of jobs that were measured elsewhere
  /// @param problem what was expected, and what was found
  DamagedRunException(@Nullable Long run, String problem, Throwable cause) {
    super(
        "%s is damaged in the catalog: %s; other runs can still be asked about, or restore a copy"
            .formatted(run == null ? "The part of imported jobs" : "Run " + run, problem),
        cause);
  }
}
