package bellwether.collect.internal.pickle;

import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Zone;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes times and zones of the arguments in a pickle.
final class PickleCalls {
  private static final int STAMP_BYTES = 10;
  private static final int FOLD = 0x7f;

  private PickleCalls() {}

  static Object call(PickleGlobal global, List<?> arguments) throws PickleException {
    try {
      return switch (global) {
        case DATETIME -> datetime(arguments);
        case TIMEDELTA -> timedelta(arguments);
        case TIMEZONE -> timezone(arguments);
        case ENCODE -> encode(text(arguments, 0));
        case PYTZ -> pytz(arguments);
        case PYTZ_FIXED -> offset(Duration.ofMinutes(number(arguments, 0)), null);
        case PYTZ_UTC, DATEUTIL_UTC -> new Zone(ZoneOffset.UTC, "UTC");
        case DATEUTIL_OFFSET -> offset(difference(arguments, 1), text(arguments, 0));
        case ZONEINFO_METHOD -> method(arguments);
        case ZONEINFO -> new Zone(ZoneId.of(text(arguments, 0)), text(arguments, 0));
      };
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new PickleException("it holds an impossible time: " + wrong.getMessage());
    }
  }

  /// How protocols 0 to 2 carry bytes; metadata need it for packed times only.
  private static PickleBytes encode(String text) throws PickleException {
    if (text.length() > STAMP_BYTES) {
      throw new PickleException("expected a time of 10 bytes, found " + text.length());
    }
    return new PickleBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Stamp datetime(List<?> arguments) throws PickleException {
    if (!arguments.isEmpty() && arguments.getFirst() instanceof BigInteger) {
      return new Stamp(fields(arguments), null);
    }
    byte[] packed = bytes(arguments);
    if (packed.length != STAMP_BYTES) {
      throw new PickleException("expected a time of 10 bytes, found " + packed.length);
    }
    LocalDateTime local =
        LocalDateTime.of(
            part(packed, 0, 2),
            packed[2] & FOLD,
            packed[3],
            packed[4],
            packed[5],
            packed[6],
            Math.multiplyExact(part(packed, 7, 3), 1000));
    return new Stamp(local, zone(arguments));
  }

  private static LocalDateTime fields(List<?> arguments) throws PickleException {
    int[] fields = new int[7];
    for (int i = 0; i < Math.min(fields.length, arguments.size()); i++) {
      fields[i] = Math.toIntExact(number(arguments, i));
    }
    return LocalDateTime.of(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        Math.multiplyExact(fields[6], 1000));
  }

  private static @Nullable Zone zone(List<?> arguments) throws PickleException {
    if (arguments.size() < 2 || arguments.get(1) == PickleNone.NONE) {
      return null;
    }
    if (arguments.get(1) instanceof Zone zone) {
      return zone;
    }
    throw new PickleException("expected a zone as the second argument of a time");
  }

  private static int part(byte[] packed, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      value = value << 8 | packed[i] & 0xff;
    }
    return value;
  }

  private static Duration timedelta(List<?> arguments) throws PickleException {
    Duration duration = Duration.ZERO;
    if (!arguments.isEmpty()) {
      duration = duration.plusDays(number(arguments, 0));
    }
    if (arguments.size() > 1) {
      duration = duration.plusSeconds(number(arguments, 1));
    }
    if (arguments.size() > 2) {
      duration = duration.plusNanos(Math.multiplyExact(number(arguments, 2), 1000));
    }
    return duration;
  }

  private static Zone timezone(List<?> arguments) throws PickleException {
    return offset(difference(arguments, 0), arguments.size() > 1 ? text(arguments, 1) : null);
  }

  private static Duration difference(List<?> arguments, int i) throws PickleException {
    if (i < arguments.size() && arguments.get(i) instanceof Duration ahead) {
      return ahead;
    }
    throw new PickleException("expected a difference to UTC as argument " + (i + 1) + " of a zone");
  }

  /// Python looks up how to make its zones when it reads one; nothing else may be looked up.
  private static PickleGlobal method(List<?> arguments) throws PickleException {
    if (arguments.size() == 2
        && arguments.getFirst() == PickleGlobal.ZONEINFO
        && text(arguments, 1).equals("_unpickle")) {
      return PickleGlobal.ZONEINFO;
    }
    throw new PickleException(
        "it wants to run 'builtins.getattr', which job metadata never need: do not trust this file");
  }

  private static Zone offset(Duration ahead, @Nullable String name) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(Math.toIntExact(ahead.toSeconds()));
    String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    return new Zone(offset, name == null ? utc : name);
  }

  /// A zone of pytz: its name where the JDK knows it, else the offset that stands beside it.
  private static Zone pytz(List<?> arguments) throws PickleException {
    String name = text(arguments, 0);
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return new Zone(ZoneId.of(name), name);
    }
    return offset(Duration.ofSeconds(number(arguments, 1)), name);
  }

  private static byte[] bytes(List<?> arguments) throws PickleException {
    if (!arguments.isEmpty() && arguments.getFirst() instanceof PickleBytes bytes) {
      return bytes.bytes();
    }
    return encode(text(arguments, 0)).bytes();
  }

  private static String text(List<?> arguments, int i) throws PickleException {
    if (i < arguments.size()) {
      if (arguments.get(i) instanceof String text) {
        return text;
      }
      if (arguments.get(i) instanceof PickleBytes bytes) {
        return bytes.text();
      }
    }
    throw new PickleException("expected a text as argument " + (i + 1));
  }

  private static long number(List<?> arguments, int i) throws PickleException {
    if (i < arguments.size() && arguments.get(i) instanceof BigInteger number) {
      return number.longValueExact();
    }
    throw new PickleException("expected a whole number as argument " + (i + 1));
  }
}
