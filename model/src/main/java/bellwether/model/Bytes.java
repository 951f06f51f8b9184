package bellwether.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount of memory or storage.
public record Bytes(long count) implements Comparable<Bytes> {

  public Bytes {
    if (count < 0) {
      throw new IllegalArgumentException("Expected a number of bytes, but was " + count);
    }
  }

  private static final String UNITS = "KMGT";
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(?:([KMGT])(?:i?B)?)?", Pattern.CASE_INSENSITIVE);

  /// The amount that a text such as `512M` or `1.5G` names, in whole KiB; without a unit it counts
  /// MiB. Empty: it names none, or nothing at all.
  public static Optional<Bytes> parse(String text) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    var unit = parts.group(2) == null ? "M" : parts.group(2).toUpperCase(Locale.ROOT);
    long kibi = 1L << 10 * UNITS.indexOf(unit);
    var count = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(kibi));
    boolean fits =
        count.signum() > 0 && count.compareTo(BigDecimal.valueOf(Long.MAX_VALUE >> 12)) < 0;
    return fits
        ? Optional.of(ofKibi(count.setScale(0, RoundingMode.CEILING).longValue()))
        : Optional.empty();
  }

  /// What [#parse] reads, such as `512M`: whole KiB at least.
  public String text() {
    long kibi = Math.ceilDiv(count, 1024);
    int unit = 0;
    while (unit < UNITS.length() - 1 && kibi > 0 && kibi % 1024 == 0) {
      kibi /= 1024;
      unit++;
    }
    return Long.toString(kibi) + UNITS.charAt(unit);
  }

  /// So many KiB.
  public static Bytes ofKibi(long kibi) {
    return new Bytes(Math.multiplyExact(kibi, 1024));
  }

  /// So many MiB.
  public static Bytes ofMebi(long mebi) {
    return ofKibi(Math.multiplyExact(mebi, 1024));
  }

  /// For messages: `512 MiB`.
  public String inWords() {
    return count < 1 << 20 ? Math.ceilDiv(count, 1024) + " KiB" : toMebi() + " MiB";
  }

  /// Whole MiB in this amount.
  public long toMebi() {
    return count >> 20;
  }

  @Override
  public int compareTo(Bytes other) {
    return Long.compare(count, other.count);
  }
}
