package bellwether.query.table;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.sql.ArchiveStream;
import bellwether.query.sql.Piece;
import bellwether.query.sql.Unknown;
import bellwether.store.archive.UnfinishedFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer of the archive as a table that need not fit into memory: its rows pass by. The same
/// columns as the typed rows have. Immutable; each use asks anew. Not thread-safe.
public final class LargeFrame {
  private final Source source;
  private final List<Field> fields;
  private final Piece body;

  /// What a column holds.
  public enum Kind {
    NUMBER,
    /// Integers of more than 63 bits.
    LARGE,
    DECIMAL,
    REAL,
    TEXT,
    TIME,
    TAGS,
    /// A list, or whatever else JSON has.
    JSON,
    TRUTH
  }

  /// A column and how DuckDB makes it.
  public record Field(String name, String sql, Kind kind) {
    String quoted() {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  /// Who carries out its statements.
  public interface Source {
    ArchiveStream stream(Piece piece);

    /// Writes a new Parquet file.
    void copy(Piece piece, Path target);

    /// Rows of one text each, all in memory.
    default List<String> texts(Piece piece) {
      try (var rows = stream(piece)) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          texts.add(rows.read(row -> row.getString(1)));
        }
        return texts;
      }
    }
  }

  /// @param body all after what is selected, from FROM on
  public LargeFrame(Source source, List<Field> fields, Piece body) {
    this.source = source;
    this.fields = List.copyOf(fields);
    this.body = body;
  }

  /// The names of the columns.
  public List<String> columns() {
    return fields.stream().map(Field::name).toList();
  }

  public List<Field> fields() {
    return fields;
  }

  /// Only these columns, in this order.
  ///
  /// @throws MeasuredException when there is none of such a name
  public LargeFrame select(List<String> names) {
    return new LargeFrame(source, names.stream().map(this::field).toList(), body);
  }

  /// The same with one more column.
  public LargeFrame with(Field field) {
    var more = new ArrayList<>(fields);
    more.add(field);
    return new LargeFrame(source, more, body);
  }

  private Field field(String name) {
    return fields.stream()
        .filter(field -> field.name.equals(name))
        .findFirst()
        .orElseThrow(() -> Unknown.column("the answer", name, columns()));
  }

  /// Hands over each row: a value per column, which is a number, a text, an [java.time.Instant], a
  /// map or null. Rows must not be kept without need.
  public void each(Consumer<List<@Nullable Object>> rows) {
    read(values -> rows.accept(rich(values)));
  }

  /// Hands over each row as texts: a text per column, without anything for null; compound values
  /// are JSON.
  public void eachAsTexts(Consumer<List<String>> rows) {
    var selected = fields.stream().map(Texts::plain).collect(Collectors.joining(", "));
    try (var stream = source.stream(statement(selected))) {
      while (stream.next()) {
        rows.accept(stream.read(this::texts));
      }
    }
  }

  private List<String> texts(ResultSet row) throws SQLException {
    var texts = new ArrayList<String>(fields.size());
    for (int i = 1; i <= fields.size(); i++) {
      var text = row.getString(i);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }

  /// The whole answer in memory.
  public Frame frame() {
    var rows = new ArrayList<List<@Nullable Object>>();
    each(rows::add);
    return new Frame(columns(), rows);
  }

  private List<@Nullable Object> rich(@Nullable Object[] values) {
    var row = new ArrayList<@Nullable Object>(values.length);
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      row.add(
          switch (fields.get(i).kind) {
            case TIME -> value instanceof Long micros ? Micros.time(micros) : null;
            case TAGS -> value == null ? null : Json.object(value.toString());
            case JSON -> value == null ? null : Json.value(value.toString());
            case NUMBER, LARGE, DECIMAL, REAL, TEXT, TRUTH -> value;
          });
    }
    return row;
  }

  /// Writes CSV: a header and rows; tags are JSON there. The writer stays open.
  public void csv(Writer out) {
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    csv.writeRecord(columns());
    texts(out, fields.stream().map(Texts::csv).collect(Collectors.joining(", ',', ")));
  }

  /// Writes one JSON object per row, each on a line. The writer stays open.
  public void lines(Writer out) {
    var members =
        fields.stream()
            .map(field -> "%s, %s".formatted(Texts.jsonName(field), Texts.json(field)))
            .collect(Collectors.joining(", ',', "));
    texts(out, "'{', " + members + ", '}'");
  }

  /// Writes one JSON object: the name of each column with the array of its values. The writer stays
  /// open.
  public void columns(Writer out) {
    var texts = new ColumnTexts(columns().stream().map(Json::text).toList());
    var parts = fields.stream().map(Texts::json).collect(Collectors.joining(", chr(1), "));
    source.texts(statement("concat(" + parts + ")")).forEach(texts::add);
    texts.write(out);
  }

  /// DuckDB makes the lines: to fetch each value by itself takes several times as long.
  private void texts(Writer out, String parts) {
    var asked = statement("concat(" + parts + ")");
    try (var rows = source.stream(asked)) {
      while (rows.next()) {
        append(out, rows.read(row -> row.getString(1)));
      }
    }
  }

  private static void append(Writer out, String line) {
    try {
      out.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Consumer<@Nullable Object[]> consumer) {
    var selected =
        fields.stream()
            .map(field -> field.kind == Kind.TIME ? "epoch_us(" + field.sql + ")" : field.sql)
            .collect(Collectors.joining(", "));
    try (var rows = source.stream(statement(selected))) {
      while (rows.next()) {
        consumer.accept(rows.read(this::values));
      }
    }
  }

  private @Nullable Object[] values(ResultSet row) throws SQLException {
    var values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (fields.get(i).kind) {
            case NUMBER, TIME -> number(row, i + 1);
            case LARGE -> exact(row.getBigDecimal(i + 1));
            case DECIMAL -> row.getBigDecimal(i + 1);
            case REAL -> present(row, row.getDouble(i + 1));
            case TRUTH -> present(row, row.getBoolean(i + 1));
            case TEXT, TAGS, JSON -> row.getString(i + 1);
          };
    }
    return values;
  }

  private static @Nullable Object number(ResultSet row, int at) throws SQLException {
    return present(row, row.getLong(at));
  }

  /// As a long where it is one.
  private static @Nullable Object exact(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    var number = value.toBigIntegerExact();
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static @Nullable Object present(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }

  private Piece statement(String selected) {
    return new Piece("SELECT " + selected + " " + body.sql(), body.values());
  }

  /// Writes a Parquet file (zstd), under a temporary name until it is whole. Times are TIMESTAMP
  /// there (microseconds, UTC), tags JSON texts.
  ///
  /// @throws MeasuredException when it cannot be written
  public void parquet(Path file) {
    var selected =
        fields.stream()
            .map(field -> Texts.parquet(field) + " AS " + field.quoted())
            .collect(Collectors.joining(", "));
    try (var unfinished = new UnfinishedFile(file)) {
      copy(statement(selected), unfinished);
      unfinished.finish();
    } catch (IOException | SQLException e) {
      throw new MeasuredException(
          "%s could not be written: %s; see to its disk and its mode"
              .formatted(file, UnfinishedFile.reason(e)),
          e,
          false);
    }
  }

  /// Tells a file that cannot be written from a question that cannot be answered.
  private void copy(Piece piece, UnfinishedFile unfinished) throws SQLException {
    try {
      source.copy(piece, unfinished.path());
    } catch (MeasuredException e) {
      if (e.getCause() instanceof SQLException cause && unfinished.isNamedBy(cause)) {
        throw cause;
      }
      throw e;
    }
  }
}
