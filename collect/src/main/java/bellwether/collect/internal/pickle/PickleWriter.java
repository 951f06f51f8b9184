package bellwether.collect.internal.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the pickle of a map, or adds values to the map that a pickle holds, by steps at its end:
/// what stands before them stays byte for byte. Python 3 reads these steps, whatever protocol the
/// pickle began with.
///
/// Values are texts, whole numbers, booleans, null, maps of such under texts, and times with a
/// zone.
public final class PickleWriter {
  private static final byte[] EMPTY = {(byte) 0x80, 3, '}', '.'};
  private static final int TRUE = 0x88;
  private static final int FALSE = 0x89;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PickleWriter() {}

  /// The pickle of a map.
  public static byte[] of(Map<String, ?> values) {
    return new PickleWriter().extended(EMPTY, EMPTY.length - 1, values);
  }

  /// The pickle of a map in which these keys have these values.
  public static byte[] with(byte[] pickle, Map<String, ?> values) throws PickleException {
    return new PickleWriter().extended(pickle, PickleReader.lengthOfMap(pickle), values);
  }

  private byte[] extended(byte[] pickle, int length, Map<String, ?> values) {
    out.write(pickle, 0, length);
    entries(values);
    out.write('.');
    return out.toByteArray();
  }

  private void map(Map<String, ?> map) {
    out.write('}');
    entries(map);
  }

  private void entries(Map<String, ?> map) {
    out.write('(');
    map.forEach((key, value) -> {
      text(key);
      value(value);
    });
    out.write('u');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.write('N');
      case Boolean truth -> out.write(truth ? TRUE : FALSE);
      case Long number -> number(number);
      case Integer number -> number(number);
      case ZonedDateTime time -> PickledTime.write(time, out);
      case Map<?, ?> map -> map(named(map));
      default -> text(value.toString());
    }
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return named;
  }

  private void number(long number) {
    out.writeBytes(("I" + number + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.length)
            .array());
    out.writeBytes(bytes);
  }
}
