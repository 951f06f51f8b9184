package bellwether.qcg.traces;

import bellwether.qcg.report.PilotException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads files of process traces: `{"node": …, "pids": {PID: {…}}}`.
final class TraceReader {
  private final Map<String, Map<String, TracedProcess>> nodes = new LinkedHashMap<>();

  private TraceReader() {}

  static Map<String, Map<String, TracedProcess>> read(List<Path> files) {
    var reader = new TraceReader();
    files.forEach(reader::read);
    return reader.nodes;
  }

  private void read(Path file) {
    try {
      var trace = JsonMapper.shared().readTree(file);
      if (trace.has("node") && trace.has("pids")) {
        var node = trace.path("node").asString("");
        var processes = nodes.computeIfAbsent(node, _ -> new LinkedHashMap<>());
        trace
            .path("pids")
            .properties()
            .forEach(entry -> processes.put(entry.getKey(), process(entry, node)));
      }
    } catch (JacksonException problem) {
      throw new PilotException(
          "the process trace %s can not be read: %s".formatted(file, problem.getOriginalMessage()),
          problem);
    }
  }

  private static TracedProcess process(Map.Entry<String, JsonNode> entry, String node) {
    var values = entry.getValue();
    return new TracedProcess(
        entry.getKey(),
        node,
        text(values, "name"),
        texts(values.path("cmdline")),
        text(values, "slurm_step_id"),
        texts(values.path("childs")),
        details(values));
  }

  private static @Nullable String text(JsonNode values, String key) {
    return values.hasNonNull(key) ? values.path(key).asString() : null;
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(value -> value.asString()).toList();
  }

  private static Map<String, Object> details(JsonNode values) {
    var details = new LinkedHashMap<String, Object>();
    values.properties().forEach(value -> details.put(value.getKey(), plain(value.getValue())));
    return details;
  }

  private static Object plain(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(TraceReader::plain).toList();
    }
    return value.isIntegralNumber()
        ? (Object) value.asLong()
        : value.isNumber() ? (Object) value.asDouble() : value.asString();
  }
}
