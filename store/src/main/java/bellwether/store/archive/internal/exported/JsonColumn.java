package bellwether.store.archive.internal.exported;

import bellwether.model.json.JsonException;
import bellwether.model.json.JsonObject;
import bellwether.model.json.JsonReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads columns of an export that are JSON.
final class JsonColumn {
  private JsonColumn() {}

  static @Nullable Object any(ResultSet row, int column) throws SQLException {
    return read(row, column, JsonReader::read);
  }

  @SuppressWarnings("unchecked") // it may hold null, as what was exported may
  static Map<String, Object> object(ResultSet row, int column) throws SQLException {
    return (Map<String, Object>)
        (Map<String, ?>) read(row, column, text -> JsonObject.read(text).fields());
  }

  static Map<String, String> textMap(ResultSet row, int column) throws SQLException {
    return read(row, column, text -> JsonObject.read(text).texts());
  }

  static Map<String, Long> sums(ResultSet row, int column) throws SQLException {
    return read(row, column, text -> JsonObject.read(text).numbers());
  }

  static List<String> texts(ResultSet row, int column) throws SQLException {
    return read(row, column, JsonReader::readTexts);
  }

  static List<Long> numbers(ResultSet row, int column) throws SQLException {
    return read(row, column, JsonReader::readNumbers);
  }

  static List<JsonObject> objects(ResultSet row, int column) throws SQLException {
    return read(row, column, JsonObject::readAll);
  }

  private static <T extends @Nullable Object> T read(
      ResultSet row, int column, Function<String, T> reader) throws SQLException {
    try {
      return reader.apply(row.getString(column));
    } catch (JsonException e) {
      throw new SQLException("a column of JSON cannot be read: " + e.getMessage(), e);
    }
  }
}
