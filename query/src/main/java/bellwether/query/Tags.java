package bellwether.query;

import bellwether.model.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names with values that somebody gave to a job or a process; texts all, sorted by name.
public record Tags(Map<String, String> values) implements Comparable<Tags> {
  /// No tags at all.
  public static final Tags NONE = new Tags(Map.of());

  /// What EPMT takes a name without a value to have.
  private static final String BARE = "1";

  /// Copies the map.
  public Tags {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /// One name with its value.
  public static Tags of(String name, String value) {
    return new Tags(Map.of(name, value));
  }

  /// Tags as people write them: `name:value;name:value`. A name alone has the value 1; an empty
  /// text are no tags.
  public static Tags parse(String text) {
    var values = new TreeMap<String, String>();
    for (var pair : text.split(";", -1)) {
      int colon = pair.indexOf(':');
      var name = (colon < 0 ? pair : pair.substring(0, colon)).strip();
      if (!name.isEmpty()) {
        values.put(name, colon < 0 ? BARE : pair.substring(colon + 1).strip());
      }
    }
    return new Tags(values);
  }

  /// Those of a JSON object.
  public static Tags ofJson(String json) {
    return of(JsonObject.read(json));
  }

  /// Those of each object of a JSON array.
  public static List<Tags> list(String json) {
    return JsonObject.readAll(json).stream().map(Tags::of).toList();
  }

  /// Those of an object; values that are no texts become texts.
  static Tags of(JsonObject object) {
    var values = new TreeMap<String, String>();
    object.fields().forEach((name, value) -> values.put(name, String.valueOf(value)));
    return new Tags(values);
  }

  /// Whether all of these are among others.
  public boolean isIn(Tags others) {
    return others.values.entrySet().containsAll(values.entrySet());
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// `name:value;name:value`, as people write them.
  public String text() {
    return values.entrySet().stream()
        .map(tag -> tag.getKey() + ":" + tag.getValue())
        .collect(Collectors.joining(";"));
  }

  /// A JSON object, sorted by name.
  public String json() {
    return Json.text(values);
  }

  @Override
  public int compareTo(Tags other) {
    return json().compareTo(other.json());
  }
}
