package bellwether.command.output;

import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import bellwether.model.json.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How single values stand in data.
public final class DataTexts {
  private DataTexts() {}

  /// A tree of maps, lists and values as one object on one line.
  public static String json(Map<String, @Nullable Object> tree) {
    return JsonWriter.write(tree);
  }

  /// As a field of CSV.
  public static String csv(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant time -> Micros.text(time);
      case RawJson(var text) -> text;
      case List<?> list -> list.stream().map(DataTexts::csv).collect(Collectors.joining(","));
      case Map<?, ?> map -> JsonWriter.write(map);
      default -> value.toString();
    };
  }
}
