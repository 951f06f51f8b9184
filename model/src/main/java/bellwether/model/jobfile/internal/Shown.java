package bellwether.model.jobfile.internal;

import bellwether.model.json.Nothing;
import java.util.List;
import java.util.Map;

/// A value of a job file as messages show it.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String of(Object value) {
    return switch (value) {
      case Nothing _ -> "null";
      case String text -> '"' + Texts.cut(text, LONGEST) + '"';
      case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
      case Map<?, ?> map -> map.isEmpty() ? "an empty table" : "a table";
      default -> Texts.cut(value.toString(), LONGEST);
    };
  }
}
