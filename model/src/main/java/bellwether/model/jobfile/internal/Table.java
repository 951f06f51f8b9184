package bellwether.model.jobfile.internal;

import bellwether.model.json.Nothing;
import bellwether.model.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A table of a job file whose fields are asked for by type; what is not of that type is told to
/// [Problems], and so is a key that nobody knows.
final class Table {
  private final Map<String, Object> fields;
  private final String job;
  private final String path;
  private final Problems problems;

  private Table(Map<String, Object> fields, String job, String path, Problems problems) {
    this.fields = fields;
    this.job = job;
    this.path = path;
    this.problems = problems;
  }

  /// The table; null when the value is none.
  @SuppressWarnings("unchecked") // all maps of Trees have texts as keys
  static @Nullable Table of(Object value, String job, String path, Problems problems) {
    if (value instanceof Map<?, ?> map) {
      return new Table((Map<String, Object>) map, job, path, problems);
    }
    problems.add(job, path, "a table", value);
    return null;
  }

  String job() {
    return job;
  }

  /// The same table, told of under another name.
  Table called(String name) {
    return new Table(fields, name, path, problems);
  }

  Map<String, Object> fields() {
    return fields;
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  /// Whether the key has a value other than null.
  boolean hasValue(String key) {
    return fields.getOrDefault(key, Nothing.NULL) != Nothing.NULL;
  }

  void wrong(String key, String message) {
    problems.add(job, field(key), message);
  }

  private void wrong(String key, String expected, Object value) {
    problems.add(job, field(key), expected, value);
  }

  private String field(String key) {
    if (key.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Tells of keys that are not among these.
  void only(Collection<String> known) {
    for (var key : fields.keySet()) {
      if (!known.contains(key)) {
        wrong(key, "unknown key" + suggestion(key, known));
      }
    }
  }

  private static String suggestion(String key, Collection<String> known) {
    return Nearest.to(key, known)
        .map("; did you mean %s?"::formatted)
        .orElseGet(() -> "; known are " + String.join(", ", new TreeSet<>(known)));
  }

  /// Whether it says true; what is neither true nor false is told.
  boolean flag(String key) {
    var value = fields.getOrDefault(key, Nothing.NULL);
    if (value != Nothing.NULL && !(value instanceof Boolean)) {
      wrong(key, "true or false", value);
    }
    return Boolean.TRUE.equals(value);
  }

  /// A text; null when there is none.
  @Nullable String text(String key) {
    var value = fields.getOrDefault(key, Nothing.NULL);
    if (value instanceof String text) {
      return text;
    }
    if (value != Nothing.NULL) {
      wrong(key, "a text", value);
    }
    return null;
  }

  /// A whole number of at least `least`; `otherwise` when there is none, or a wrong one.
  int number(String key, int otherwise, int least) {
    if (!has(key)) {
      return otherwise;
    }
    var value = fields.getOrDefault(key, Nothing.NULL);
    if (value instanceof Long number && number >= least && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    var bound = least == Integer.MIN_VALUE ? "" : " of at least " + least;
    wrong(key, "a whole number" + bound, value);
    return otherwise;
  }

  /// The table of this key; null when there is none.
  @Nullable Table table(String key) {
    return has(key) ? of(fields.getOrDefault(key, Nothing.NULL), job, field(key), problems) : null;
  }

  /// The table of this key, for which null counts as absent.
  @Nullable Table tableOrNull(String key) {
    return hasValue(key) ? table(key) : null;
  }

  /// The items of a list; empty when there is none.
  List<Object> list(String key) {
    var value = fields.getOrDefault(key, Nothing.NULL);
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    if (value != Nothing.NULL) {
      wrong(key, "a list", value);
    }
    return List.of();
  }

  /// A list of texts; other scalars become texts as Python writes them. Where a lone text stands
  /// for a list of one, `lone` is true.
  List<String> texts(String key, boolean lone) {
    if (lone && fields.get(key) instanceof String text) {
      return List.of(text);
    }
    if (lone && hasValue(key) && !(fields.get(key) instanceof List)) {
      wrong(key, "a text or a list of texts", fields.getOrDefault(key, Nothing.NULL));
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var item : list(key)) {
      texts.add(scalar(key + "[" + texts.size() + "]", item));
    }
    return texts;
  }

  private String scalar(String key, Object item) {
    return switch (item) {
      case List<?> _, Map<?, ?> _ -> {
        wrong(key, "a text or a number", item);
        yield "";
      }
      default -> Scalars.pythonText(item);
    };
  }

  /// A table of texts; other scalars become texts.
  Map<String, String> map(String key) {
    var map = new LinkedHashMap<String, String>();
    var table = tableOrNull(key);
    if (table != null) {
      table.fields.forEach((name, value) -> map.put(name, table.scalar(name, value)));
    }
    return map;
  }

  /// As [#map], where a value may be a list of texts too: its members then stand in a line each.
  Map<String, String> mapOfTexts(String key) {
    var map = new LinkedHashMap<String, String>();
    var table = tableOrNull(key);
    if (table != null) {
      for (var name : table.fields.keySet()) {
        map.put(
            name,
            table.fields.get(name) instanceof List
                ? String.join("\n", table.texts(name, true))
                : table.scalar(name, table.fields.get(name)));
      }
    }
    return map;
  }
}
