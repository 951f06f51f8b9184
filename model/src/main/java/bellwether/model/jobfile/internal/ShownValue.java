package bellwether.model.jobfile.internal;

import bellwether.model.json.Nothing;
import java.util.List;
import java.util.Map;

/// A value of a job file as messages show it.
final class ShownValue {
  private static final int LONGEST = 60;

  private ShownValue() {}

  static String of(Object value) {
    return switch (value) {
      case Nothing _ -> "null";
      case String text -> '"' + MessageTexts.cut(text, LONGEST) + '"';
      case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
      case Map<?, ?> map -> map.isEmpty() ? "an empty table" : "a table";
      default -> MessageTexts.cut(value.toString(), LONGEST);
    };
  }
}
