package bellwether.command.output;

import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// How single values stand in data.
public final class DataTexts {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private DataTexts() {}

  /// `2026-11-23T10:00:00.000001Z`.
  public static String time(Instant time) {
    var seconds = time.truncatedTo(ChronoUnit.SECONDS).toString();
    var micros = Integer.toString(1_000_000 + time.getNano() / 1_000).substring(1);
    return seconds.substring(0, seconds.length() - 1) + "." + micros + "Z";
  }

  /// A tree of maps, lists and values as one object on one line.
  public static String json(Map<String, @Nullable Object> tree) {
    var text = new StringWriter();
    try (var json = generator(text)) {
      write(json, tree);
    }
    return text.toString();
  }

  static JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Instant time -> json.writeString(time(time));
      case RawJson(var text) -> json.writeRawValue(text);
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((key, item) -> {
          json.writeName(key.toString());
          write(json, item);
        });
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /// As a field of CSV.
  public static String csv(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant time -> time(time);
      case RawJson(var text) -> text;
      case List<?> list -> list.stream().map(DataTexts::csv).collect(Collectors.joining(","));
      case Map<?, ?> map -> {
        var text = new StringWriter();
        try (var json = generator(text)) {
          write(json, map);
        }
        yield text.toString();
      }
      default -> value.toString();
    };
  }
}
