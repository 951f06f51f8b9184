package bellwether.collect.internal.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds a value to the map that a pickle holds, by steps at its end: what stands before them stays
/// byte for byte. Every Python reads these steps, whatever protocol the pickle began with.
public final class PickleWriter {
  private static final int TRUE = 0x88;
  private static final int FALSE = 0x89;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PickleWriter() {}

  /// The pickle of a map in which the key has this value.
  ///
  /// @param value holds texts, whole numbers, booleans and null
  public static byte[] with(byte[] pickle, String key, Map<String, ?> value)
      throws PickleException {
    PickleWriter writer = new PickleWriter();
    writer.out.write(pickle, 0, PickleReader.lengthOfMap(pickle));
    writer.text(key);
    writer.map(value);
    writer.out.write('s');
    writer.out.write('.');
    return writer.out.toByteArray();
  }

  private void map(Map<String, ?> map) {
    out.write('}');
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
      case Long number -> out.writeBytes(("I" + number + "\n").getBytes(StandardCharsets.US_ASCII));
      default -> text(value.toString());
    }
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
