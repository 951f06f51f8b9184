package bellwether.command.output;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of a list.
///
/// @param key its name in data; null: for people only
/// @param value in data: what [bellwether.model.json.JsonWriter] writes
/// @param title its name for people; null: in data only
/// @param shown for people
/// @param numeric whether people see it aligned to the right
public record Column<T>(
    @Nullable String key,
    Function<T, @Nullable Object> value,
    @Nullable String title,
    Function<T, String> shown,
    boolean numeric) {

  /// One in data only.
  public static <T> Column<T> data(String key, Function<T, @Nullable Object> value) {
    return new Column<>(key, value, null, _ -> "", false);
  }

  /// One for people only.
  public static <T> Column<T> people(String title, Function<T, String> shown) {
    return new Column<>(null, _ -> null, title, shown, false);
  }

  /// The same, seen by people, too.
  public Column<T> as(String title, Function<T, String> shown) {
    return new Column<>(key, value, title, shown, false);
  }

  /// The same, aligned to the right.
  public Column<T> toTheRight() {
    return new Column<>(key, value, title, shown, true);
  }
}
