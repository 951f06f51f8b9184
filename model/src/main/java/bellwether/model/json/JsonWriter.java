package bellwether.model.json;

import bellwether.model.Micros;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes trees as JSON on one line without blanks: equal trees become equal texts.
///
/// A tree is a map, a collection, a text, a number, a truth, a time (see [Micros#text]), a
/// [RawJson] or null; what is neither number is written as the texts `NaN`, `Infinity` and
/// `-Infinity`, anything else as the text that its `toString` gives.
public final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;
  private final boolean sorted;

  private JsonWriter(JsonGenerator json, boolean sorted) {
    this.json = json;
    this.sorted = sorted;
  }

  /// The tree as text, keys in the order of their maps.
  public static String write(@Nullable Object tree) {
    var text = new StringWriter();
    write(tree, text, false);
    return text.toString();
  }

  /// The tree as text, the keys of all maps sorted.
  public static String writeSorted(@Nullable Object tree) {
    var text = new StringWriter();
    write(tree, text, true);
    return text.toString();
  }

  /// Writes the tree, keys in the order of their maps. The writer stays open.
  public static void write(@Nullable Object tree, Writer out) {
    write(tree, out, false);
  }

  private static void write(@Nullable Object tree, Writer out, boolean sorted) {
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      new JsonWriter(json, sorted).value(tree);
    }
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Nothing _ -> json.writeNull();
      case Number number -> number(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Instant time -> json.writeString(Micros.text(time));
      case RawJson(var text) -> json.writeRawValue(text);
      case Collection<?> items -> items(items);
      case Map<?, ?> map -> map(map);
      default -> json.writeString(value.toString());
    }
  }

  private void number(Number number) {
    switch (number) {
      case Integer whole -> json.writeNumber(whole);
      case Long whole -> json.writeNumber(whole);
      case BigInteger whole -> json.writeNumber(whole);
      case Double real -> json.writeNumber(real);
      case Float real -> json.writeNumber(real.doubleValue());
      default -> json.writeNumber(new BigDecimal(number.toString()));
    }
  }

  private void items(Collection<?> items) {
    json.writeStartArray();
    items.forEach(this::value);
    json.writeEndArray();
  }

  private void map(Map<?, ?> map) {
    json.writeStartObject();
    (sorted ? sorted(map) : map)
        .forEach((key, value) -> {
          json.writeName(String.valueOf(key));
          value(value);
        });
    json.writeEndObject();
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }
}
