package bellwether.store.archive.internal.imports;

import bellwether.model.json.JsonWriter;
import bellwether.store.archive.CompressedText;
import java.util.HashMap;
import java.util.Map;

/// JSON texts that many measurements have in common, made once. Not thread-safe.
final class RepeatedTexts {
  private static final int MOST = 100;

  private final Map<Object, String> texts = new HashMap<>();
  private final Map<Object, byte[]> packed = new HashMap<>();

  /// A list or map as JSON.
  String of(Object value) {
    forgetMany();
    return texts.computeIfAbsent(value, JsonWriter::write);
  }

  /// The same, deflated.
  byte[] packed(Object value) {
    forgetMany();
    return packed.computeIfAbsent(value, one -> CompressedText.of(JsonWriter.write(one)));
  }

  private void forgetMany() {
    if (texts.size() + packed.size() > MOST) {
      texts.clear();
      packed.clear();
    }
  }
}
