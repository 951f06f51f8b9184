package bellwether.collect.internal.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time as Python's `datetime` with a `timezone` of a fixed offset and the zone's short name.
final class PickledTime {
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
  private static final int TUPLE_OF_TWO = 0x86;
  private static final int TUPLE_OF_THREE = 0x87;
  private static final int FIELD_BYTES = 10;

  private PickledTime() {}

  static void write(ZonedDateTime time, ByteArrayOutputStream out) {
    text("cdatetime\ndatetime\nC", out);
    fields(time, out);
    text("cdatetime\ntimezone\n", out);
    text("cdatetime\ntimedelta\nI0\nI" + time.getOffset().getTotalSeconds() + "\nI0\n", out);
    call(TUPLE_OF_THREE, out);
    var name = ZONE.format(time);
    text("U" + (char) name.length() + name, out);
    call(TUPLE_OF_TWO, out);
    call(TUPLE_OF_TWO, out);
  }

  private static void fields(ZonedDateTime time, ByteArrayOutputStream out) {
    int micros = time.getNano() / 1000;
    int[] fields = {
      FIELD_BYTES,
      time.getYear() >> 8,
      time.getYear(),
      time.getMonthValue(),
      time.getDayOfMonth(),
      time.getHour(),
      time.getMinute(),
      time.getSecond(),
      micros >> 16,
      micros >> 8,
      micros
    };
    for (int field : fields) {
      out.write(field);
    }
  }

  private static void call(int tuple, ByteArrayOutputStream out) {
    out.write(tuple);
    out.write('R');
  }

  private static void text(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
