package bellwether.qcg.report.internal;

import bellwether.command.PythonTimes;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an entry of a JSON report.
final class JsonEntry {
  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonEntry() {}

  static PilotJob read(String line) {
    var entry = JSON.readTree(line);
    for (var needed : List.of("name", "state", "history", "runtime")) {
      if (!entry.has(needed)) {
        throw new IllegalArgumentException("it has no '%s'".formatted(needed));
      }
    }
    var runtime = runtime(entry.path("runtime"));
    var messages = entry.path("messages");
    return new PilotJob(
        text(entry.path("name")),
        text(entry.path("state")),
        history(entry.path("history")),
        runtime,
        messages.isMissingNode() || messages.isNull() ? null : text(messages),
        Allocation.read(runtime.get("allocation")),
        null);
  }

  private static List<StateChange> history(JsonNode changes) {
    var history = new ArrayList<StateChange>();
    for (var change : changes) {
      var text = text(change.path("date"));
      var date =
          PythonTimes.date(text)
              .orElseThrow(() -> new IllegalArgumentException("'%s' is no date".formatted(text)));
      history.add(new StateChange(text(change.path("state")), text, date));
    }
    return history;
  }

  private static Map<String, String> runtime(JsonNode values) {
    var runtime = new LinkedHashMap<String, String>();
    values.properties().forEach(value -> runtime.put(value.getKey(), text(value.getValue())));
    return runtime;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
