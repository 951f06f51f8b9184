package bellwether.query.table;

import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.sql.SqlFragment;
import bellwether.query.sql.Unknown;
import bellwether.store.archive.UnfinishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer of the archive as a table that need not fit into memory: its rows pass by. The same
/// columns as the typed rows have. Each use asks anew. Not thread-safe.
public final class StreamedTable implements Table {
  private final TableSource source;
  private final List<StreamedColumn> fields;
  private final SqlFragment body;

  /// @param body all after what is selected, from FROM on
  public StreamedTable(TableSource source, List<StreamedColumn> fields, SqlFragment body) {
    this.source = source;
    this.fields = List.copyOf(fields);
    this.body = body;
  }

  @Override
  public List<String> columns() {
    return fields.stream().map(StreamedColumn::name).toList();
  }

  @Override
  public List<TableColumn> schema() {
    var meanings = ColumnMeanings.read();
    return fields.stream().map(field -> field.typed(meanings)).toList();
  }

  public List<StreamedColumn> fields() {
    return fields;
  }

  @Override
  public StreamedTable select(List<String> names) {
    return new StreamedTable(source, names.stream().map(this::field).toList(), body);
  }

  /// The same with one more column.
  public StreamedTable with(StreamedColumn field) {
    var more = new ArrayList<>(fields);
    more.add(field);
    return new StreamedTable(source, more, body);
  }

  private StreamedColumn field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Unknown.column("the answer", name, columns()));
  }

  @Override
  public void each(Consumer<List<@Nullable Object>> rows) {
    var reading = new StreamedRows(fields);
    try (var stream = source.stream(statement(reading.selected()))) {
      while (stream.next()) {
        rows.accept(stream.read(reading::values));
      }
    }
  }

  /// Hands over each row as texts: a text per column, without anything for null; compound values
  /// are JSON.
  public void eachAsTexts(Consumer<List<String>> rows) {
    var selected = fields.stream().map(ColumnSql::plain).collect(Collectors.joining(", "));
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
  public MemoryTable inMemory() {
    var rows = new ArrayList<List<@Nullable Object>>();
    each(rows::add);
    return new MemoryTable(columns(), rows);
  }

  @Override
  public void csv(Writer out) {
    CsvText.begin(out, columns());
    texts(out, fields.stream().map(ColumnSql::csv).collect(Collectors.joining(", ',', ")));
  }

  @Override
  public void lines(Writer out) {
    var members =
        fields.stream()
            .map(field -> "%s, %s".formatted(ColumnSql.jsonName(field), ColumnSql.json(field)))
            .collect(Collectors.joining(", ',', "));
    texts(out, "'{', " + members + ", '}'");
  }

  @Override
  public void columns(Writer out) {
    var texts = new ColumnTexts(columns().stream().map(Json::text).toList());
    var parts = fields.stream().map(ColumnSql::json).collect(Collectors.joining(", chr(1), "));
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

  private SqlFragment statement(String selected) {
    return new SqlFragment("SELECT " + selected + " " + body.sql(), body.values());
  }

  /// As [Table#parquet] has it.
  ///
  /// @throws MeasuredException when it cannot be written
  @Override
  public void parquet(Path file) {
    var selected =
        fields.stream()
            .map(field -> ColumnSql.parquet(field) + " AS " + field.quoted())
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
  private void copy(SqlFragment piece, UnfinishedFile unfinished) throws SQLException {
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
