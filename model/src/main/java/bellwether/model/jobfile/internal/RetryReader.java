package bellwether.model.jobfile.internal;

import bellwether.model.Growth;
import bellwether.model.Retry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads `retry`.
final class RetryReader {
  private static final double LARGEST_FACTOR = 1000;

  private final Table job;

  RetryReader(Table job) {
    this.job = job;
  }

  Retry read() {
    var table = job.tableOrNull("retry");
    if (table == null) {
      return Retry.USUAL;
    }
    table.only(Set.of("memory", "runtime"));
    var limits = new LimitsReader(table);
    return new Retry(
        growth(table, "memory", value -> memory(limits, value)),
        growth(table, "runtime", value -> seconds(table, limits, value)));
  }

  private static @Nullable Long memory(LimitsReader limits, Object value) {
    var amount = limits.memory("memory", value);
    return amount == null ? null : amount.count();
  }

  private static @Nullable Long seconds(Table table, LimitsReader limits, Object value) {
    if (!(value instanceof String text)) {
      table.wrong("runtime", "expected times such as 1h2m3s, but found " + ShownValue.of(value));
      return null;
    }
    var time = limits.time("runtime", text);
    return time == null ? null : time.toSeconds();
  }

  private static Growth growth(Table table, String key, Function<Object, @Nullable Long> reader) {
    if (!table.hasValue(key)) {
      return Growth.USUAL;
    }
    return switch (table.fields().get(key)) {
      case Number factor when factor.doubleValue() >= 1 && factor.doubleValue() <= LARGEST_FACTOR ->
          new Growth.Times(factor.doubleValue());
      case List<?> items when !items.isEmpty() -> values(items, reader);
      case Object other -> {
        table.wrong(
            key,
            "expected a factor from 1 to 1000 or a list of values, but found "
                + ShownValue.of(other));
        yield Growth.USUAL;
      }
      case null -> Growth.USUAL;
    };
  }

  private static Growth values(List<?> items, Function<Object, @Nullable Long> reader) {
    var values = items.stream().map(reader::apply).filter(Objects::nonNull).toList();
    return values.isEmpty() ? Growth.USUAL : new Growth.Values(values);
  }
}
