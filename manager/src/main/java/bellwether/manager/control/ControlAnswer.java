package bellwether.manager.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a manager says to a [ControlRequest].
public sealed interface ControlAnswer {

  /// It was carried out.
  ///
  /// @param cancelled how many of the named jobs, or of the run's, were cancelled
  /// @param errors for each name that could not be cancelled why, for people
  record Cancelled(long cancelled, Map<String, String> errors) implements ControlAnswer {
    public Cancelled {
      errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }
  }

  /// The run is ending.
  ///
  /// @param left how many of its jobs have not ended
  record Stopping(long left) implements ControlAnswer {}

  /// It was carried out, on so many jobs.
  record Done(long jobs) implements ControlAnswer {}

  /// Nothing was done.
  ///
  /// @param error why, for people
  record Refused(String error) implements ControlAnswer {}
}
