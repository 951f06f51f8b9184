package bellwether.cli.run;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.store.StoredEvent;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events as lines of NDJSON, with the keys of `bellwether events --json`.
final class EventLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final JsonFactory factory = new JsonFactory();
  private final JobNames names;
  private volatile long run;

  EventLines(JobNames names) {
    this.names = names;
  }

  void of(long run) {
    this.run = run;
  }

  String line(StoredEvent stored) {
    var text = new StringWriter();
    try (var json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("seq", stored.seq());
      write(json, stored.event());
      json.writeEndObject();
    }
    return text.toString();
  }

  private void write(JsonGenerator json, Event event) {
    json.writeStringProperty("time", time(event.time()));
    json.writeNumberProperty("run", run);
    json.writeStringProperty("job", names.of(event));
    json.writeNumberProperty("attempt", event.attempt());
    word(json, "from_state", event.from());
    word(json, "to_state", event.to());
    json.writeName("cause");
    Cause cause = event.cause();
    json.writeString(cause == null ? null : cause.word());
    json.writeNumberProperty("weight", event.weight());
  }

  private static void word(JsonGenerator json, String key, @Nullable JobState state) {
    json.writeName(key);
    json.writeString(state == null ? null : state.name());
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
