package bellwether.model.jobfile.internal;

import bellwether.model.Bytes;
import bellwether.model.json.Nothing;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads amounts of time and memory, as in `resources` and `retry`.
final class LimitsReader {
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");

  private final Table table;

  LimitsReader(Table table) {
    this.table = table;
  }

  /// The limit of `wt` or `runtime`; null: none, or a wrong one, which is told.
  @Nullable Duration wallTime() {
    if (table.hasValue("wt") && table.hasValue("runtime")) {
      table.wrong("runtime", "expected wt or runtime, which mean the same, but found both");
    }
    var lax = table.text("wt");
    if (lax != null) {
      // Like QCG-PilotJob, what follows a valid start is not looked at: "5mfoo" is five minutes.
      var parts = TIME.matcher(lax);
      return time("wt", lax, parts, parts.lookingAt());
    }
    var strict = table.text("runtime");
    return strict == null ? null : time("runtime", strict);
  }

  /// The time that a text is; null: it is none, which is told.
  @Nullable Duration time(String key, String text) {
    var parts = TIME.matcher(text);
    return time(key, text, parts, parts.matches());
  }

  private @Nullable Duration time(String key, String text, Matcher parts, boolean valid) {
    var time =
        valid
            ? Duration.ofHours(part(parts.group(1)))
                .plusMinutes(part(parts.group(2)))
                .plusSeconds(part(parts.group(3)))
            : Duration.ZERO;
    if (time.isZero()) {
      table.wrong(
          key, "expected a time above zero such as 1h2m3s, but found " + ShownValue.of(text));
      return null;
    }
    return time;
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// The limit of `memory`; null: none, or a wrong one, which is told.
  @Nullable Bytes memory() {
    var value = table.fields().getOrDefault("memory", Nothing.NULL);
    return value == Nothing.NULL ? null : memory("memory", value);
  }

  /// The memory that a text or a number of MiB is; null: it is none, which is told.
  @Nullable Bytes memory(String key, Object value) {
    var amount =
        value instanceof String || value instanceof Long
            ? Bytes.parse(value.toString()).orElse(null)
            : null;
    if (amount == null) {
      table.wrong(
          key,
          "expected an amount of memory such as 2G or 512M, or a number of MiB, but found "
              + ShownValue.of(value));
    }
    return amount;
  }
}
