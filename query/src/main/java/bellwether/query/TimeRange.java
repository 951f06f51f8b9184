package bellwether.query;

import static org.jooq.impl.DSL.and;

import bellwether.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param since its first moment; null: from ever
/// @param until the first moment after it; null: for ever
public record TimeRange(@Nullable Instant since, @Nullable Instant until) {

  /// All of time.
  public static final TimeRange ALWAYS = new TimeRange(null, null);

  /// Whether nothing is outside of it.
  public boolean isAlways() {
    return since == null && until == null;
  }

  /// Whether a moment is inside; one that never was is so only in all of time.
  public boolean contains(@Nullable Instant time) {
    return isAlways()
        || (time != null
            && (since == null || !time.isBefore(since))
            && (until == null || time.isBefore(until)));
  }

  public Condition holds(Field<Long> time) {
    var conditions = new ArrayList<Condition>();
    if (since != null) {
      conditions.add(time.ge(Micros.of(since)));
    }
    if (until != null) {
      conditions.add(time.lt(Micros.of(until)));
    }
    return and(conditions);
  }
}
