package bellwether.manager;

import bellwether.model.Background;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The text of [RunOptions] in the catalog: a JSON object whose keys are the command line's
/// options.
final class RunOptionsJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RunOptionsJson() {}

  static String write(RunOptions options) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (options.nodes() != null) {
        json.writeStringProperty("nodes", options.nodes());
      }
      if (options.gpus() != null) {
        json.writeStringProperty("gpus", options.gpus());
      }
      if (options.memory() != null) {
        json.writeStringProperty("mem", options.memory());
      }
      json.writeBooleanProperty("reserve", options.reserve());
      json.writeNumberProperty("max_fails", options.maxFails());
      json.writeBooleanProperty("bind", options.bind());
      json.writeStringProperty("envschema", options.envSchema());
      json.writeNumberProperty("grace_us", options.grace().toNanos() / 1_000);
      json.writeNumberProperty("launch_patience_us", options.patience().toNanos() / 1_000);
      json.writeNumberProperty("keep_output", options.keptOutput());
      json.writeStringProperty("background", options.background().word());
      json.writeEndObject();
    }
    return text.toString();
  }

  /// Reads what [#write] wrote; keys of a later version are passed over.
  static RunOptions read(String text) {
    var values = values(text);
    return new RunOptions(
        values.get("nodes"),
        values.get("gpus"),
        values.get("mem"),
        Boolean.parseBoolean(values.get("reserve")),
        Integer.parseInt(values.getOrDefault("max_fails", "-1")),
        Boolean.parseBoolean(values.getOrDefault("bind", "true")),
        values.getOrDefault("envschema", "auto"),
        micros(values.getOrDefault("grace_us", "10000000")),
        micros(values.getOrDefault("launch_patience_us", "60000000")),
        kept(values.get("keep_output")),
        Background.ofWord(values.getOrDefault("background", "end")).orElse(Background.END));
  }

  /// Runs from before output was kept keep it when they go on.
  private static int kept(@Nullable String text) {
    return text == null ? RunOptions.KEPT_OUTPUT : Integer.parseInt(text);
  }

  private static Duration micros(String text) {
    return Duration.ofNanos(1_000 * Long.parseLong(text));
  }

  private static Map<String, String> values(String text) {
    var values = new HashMap<String, String>();
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var key = json.currentName();
        json.nextToken();
        values.put(key, json.getString());
        json.skipChildren();
      }
    }
    return values;
  }
}
