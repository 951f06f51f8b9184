package bellwether.store.archive.internal.imports;

import bellwether.model.json.JsonWriter;
import bellwether.store.archive.CompressedText;
import bellwether.store.internal.recording.JsonText;
import java.util.HashMap;
import java.util.Map;

/// JSON texts that many measurements have in common, made once. Not thread-safe.
final class RepeatedTexts {
  private static final int MOST = 100;

  private final Map<Object, String> texts = new HashMap<>();
  private final Map<Map<String, String>, String> sorted = new HashMap<>();
  private final Map<Object, byte[]> packed = new HashMap<>();

  /// A list or map as JSON.
  String of(Object value) {
    forgetMany();
    return texts.computeIfAbsent(value, JsonWriter::write);
  }

  /// Texts as a JSON object, keys sorted.
  String sorted(Map<String, String> values) {
    forgetMany();
    return sorted.computeIfAbsent(values, one -> new JsonText().putAll(one).end());
  }

  /// A list or map as JSON, deflated.
  byte[] packed(Object value) {
    forgetMany();
    return packed.computeIfAbsent(value, one -> CompressedText.of(JsonWriter.write(one)));
  }

  private void forgetMany() {
    if (texts.size() + sorted.size() + packed.size() > MOST) {
      texts.clear();
      sorted.clear();
      packed.clear();
    }
  }
}
