package bellwether.analyze.efficiency;

import org.jspecify.annotations.Nullable;

/// What was used of something, beside what was there to use.
///
/// @param used in the unit of `asked`
/// @param asked null: it was not limited
public record Use(double used, @Nullable Double asked) {

  /// The part that was used, from 0 to 1; null: it was not limited.
  ///
  /// More than 1 cannot be used of what is held; a process that is not bound to its cores may take
  /// time of others, which [#isExceeded] tells.
  public @Nullable Double share() {
    return asked == null || asked <= 0 ? null : (Double) Math.min(1, used / asked);
  }

  /// Whether more was used than was asked for, by more than what clocks and rounding explain.
  public boolean isExceeded() {
    return asked != null && used > asked * 1.05;
  }
}
