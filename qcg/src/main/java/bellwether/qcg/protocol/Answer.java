package bellwether.qcg.protocol;

import bellwether.qcg.protocol.internal.PythonJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request is answered: QCG-PilotJob's code, message and data.
///
/// @param code 0: done; 1: refused, and `message` says why
/// @param data a tree of maps, lists, texts, numbers, booleans and nulls; null: none
public record Answer(int code, @Nullable String message, @Nullable Map<String, ?> data) {

  /// It is done.
  public static Answer ok(@Nullable String message, @Nullable Map<String, ?> data) {
    return new Answer(0, message, data);
  }

  /// It is done, and this is what was asked for.
  public static Answer of(Map<String, ?> data) {
    return new Answer(0, null, data);
  }

  /// It is refused.
  public static Answer error(String message) {
    return new Answer(1, message, null);
  }

  /// The answer as it goes over the wire: JSON, indented by two.
  public String text() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("code", code);
    if (message != null) {
      fields.put("message", message);
    }
    if (data != null) {
      fields.put("data", data);
    }
    return PythonJson.indented(fields);
  }
}
