package bellwether.query.export.trace;

import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the events of a trace, one per line. Times are microseconds since 1970.
///
/// The format is Google's "Trace Event Format": `X` a slice, `b` and `e` the two ends of one that
/// may overlap others, `i` an instant, `M` a name.
final class TraceEvents {
  private final Writer out;
  private boolean isFirst = true;

  TraceEvents(Writer out) {
    this.out = out;
  }

  void begin() {
    raw("{\"displayTimeUnit\": \"ms\", \"traceEvents\": [");
  }

  void end() {
    raw("\n]}\n");
  }

  void name(String what, int node, int core, String name) {
    var event = event("M", what, node, core);
    event.put("args", Map.of("name", name));
    write(event);
  }

  /// A slice.
  ///
  /// @param category by which viewers filter
  void slice(Slice slice, int node, int core) {
    var event = event("X", slice.name(), node, core);
    event.put("cat", slice.category());
    event.put("ts", Micros.of(slice.start()));
    event.put("dur", Micros.of(slice.end()) - Micros.of(slice.start()));
    event.put("args", slice.args());
    write(event);
  }

  /// A slice that may overlap others of its node.
  void overlapping(Slice slice, int node, long number) {
    end(slice, node, number, "b", slice.start());
    end(slice, node, number, "e", slice.end());
  }

  private void end(Slice slice, int node, long number, String phase, Instant time) {
    var event = event(phase, slice.name(), node, 0);
    event.put("cat", slice.category());
    event.put("id", number);
    event.put("ts", Micros.of(time));
    if (phase.equals("b")) {
      event.put("args", slice.args());
    }
    write(event);
  }

  /// A moment of the whole run.
  void instant(String name, Instant time, Map<String, Object> args) {
    var event = event("i", name, TraceLanes.RUN, 0);
    event.put("cat", "event");
    event.put("ts", Micros.of(time));
    event.put("s", "g");
    event.put("args", args);
    write(event);
  }

  /// Something that took time.
  record Slice(
      String name, String category, Instant start, Instant end, Map<String, Object> args) {}

  private static Map<String, Object> event(String phase, String name, int process, int thread) {
    var event = new LinkedHashMap<String, Object>();
    event.put("ph", phase);
    event.put("name", name);
    event.put("pid", process);
    event.put("tid", thread);
    return event;
  }

  private void write(Map<String, Object> event) {
    raw(isFirst ? "\n" : ",\n");
    isFirst = false;
    raw(JsonWriter.write(event));
  }

  private void raw(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
