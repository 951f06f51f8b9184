package bellwether.manager.control;

import bellwether.manager.control.ControlAnswer.Cancelled;
import bellwether.manager.control.ControlAnswer.Refused;
import bellwether.manager.control.ControlRequest.CancelJobs;
import bellwether.manager.control.ControlRequest.CancelRun;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Requests and answers as lines of JSON:
///
/// `{"cancel": ["a", "b:3"], "reason": "…"}`, `{"cancel_run": true, "reason": "…"}`; `{"cancelled":
/// 2, "errors": {"c": "…"}}`, `{"error": "…"}`.
final class ControlJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ControlJson() {}

  static String write(ControlRequest request) {
    return line(json -> {
      switch (request) {
        case CancelJobs(var names, _) -> {
          json.writeArrayPropertyStart("cancel");
          names.forEach(json::writeString);
          json.writeEndArray();
        }
        case CancelRun _ -> json.writeBooleanProperty("cancel_run", true);
      }
      if (request.reason() != null) {
        json.writeStringProperty("reason", request.reason());
      }
    });
  }

  static String write(ControlAnswer answer) {
    return line(json -> {
      switch (answer) {
        case Cancelled(long cancelled, var errors) -> {
          json.writeNumberProperty("cancelled", cancelled);
          json.writeObjectPropertyStart("errors");
          errors.forEach(json::writeStringProperty);
          json.writeEndObject();
        }
        case Refused(var error) -> json.writeStringProperty("error", error);
      }
    });
  }

  private static String line(Consumer<JsonGenerator> content) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /// @throws ControlException when it is no request
  static ControlRequest readRequest(String line) {
    var fields = read(line);
    var reason = fields.get("reason") instanceof String text ? text : null;
    var names = fields.get("cancel");
    if (names instanceof List<?> list && !list.isEmpty()) {
      return new CancelJobs(list.stream().map(ControlJson::text).toList(), reason);
    }
    if (Boolean.TRUE.equals(fields.get("cancel_run"))) {
      return new CancelRun(reason);
    }
    throw new ControlException(
        "Expected \"cancel\" with a list of names, or \"cancel_run\": true, but found neither");
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new ControlException("Expected names of jobs in \"cancel\", but found " + value);
  }

  /// @throws ControlException when it is no answer
  static ControlAnswer readAnswer(String line) {
    var fields = read(line);
    if (fields.get("error") instanceof String error) {
      return new Refused(error);
    }
    if (fields.get("cancelled") instanceof Long cancelled) {
      var errors = new LinkedHashMap<String, String>();
      if (fields.get("errors") instanceof Map<?, ?> map) {
        map.forEach((name, why) -> errors.put(String.valueOf(name), String.valueOf(why)));
      }
      return new Cancelled(cancelled, errors);
    }
    throw new ControlException("Expected an answer of the manager, but found: " + line);
  }

  private static Map<String, @Nullable Object> read(String line) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        return object(json, 0);
      }
    } catch (JacksonException | StackOverflowError e) {
      throw new ControlException("Expected a line of JSON, but it is not: " + start(line), e);
    }
    throw new ControlException("Expected a JSON object, but found: " + start(line));
  }

  private static String start(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  private static Map<String, @Nullable Object> object(JsonParser json, int depth) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var key = json.currentName();
      json.nextToken();
      object.put(key, value(json, depth + 1));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser json, int depth) {
    if (depth > 4) {
      throw new ControlException("Expected a flat request, but it is nested deeply");
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, depth);
      case START_ARRAY -> array(json, depth);
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<@Nullable Object> array(JsonParser json, int depth) {
    var array = new ArrayList<@Nullable Object>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(json, depth + 1));
    }
    return array;
  }
}
