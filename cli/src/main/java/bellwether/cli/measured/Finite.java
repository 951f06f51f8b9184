package bellwether.cli.measured;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// MeasuredText that data can only have where they are finite: JSON has no infinite numbers.
public final class Finite {
  private Finite() {}

  /// Puts a figure into a row, and beside it as `…_reason` why there is none; null: there is one,
  /// or nothing was measured.
  ///
  /// @param reason why it may be infinite
  public static void put(
      Map<String, @Nullable Object> row, String name, @Nullable Double value, String reason) {
    boolean known = value != null && Double.isFinite(value);
    row.put(name, known ? value : null);
    row.put(name + "_reason", known || value == null ? null : reason);
  }
}
