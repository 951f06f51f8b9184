package bellwether.query.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/// Collects rows of JSON texts and writes them column by column.
///
/// A row comes as one text, since to fetch each value of a row by itself takes several times as
/// long. [#SEPARATOR] stands between its values: JSON text never has it unescaped.
final class ColumnTexts {
  static final char SEPARATOR = '\u0001';

  private final List<String> names;
  private final List<StringBuilder> columns;
  private int rows;

  /// @param names of the columns as JSON texts
  ColumnTexts(List<String> names) {
    this.names = names;
    this.columns = Stream.generate(StringBuilder::new).limit(names.size()).toList();
  }

  void add(String row) {
    int from = 0;
    for (var column : columns) {
      int to = row.indexOf(SEPARATOR, from);
      column.append(rows == 0 ? '[' : ',').append(row, from, to < 0 ? row.length() : to);
      from = to + 1;
    }
    rows++;
  }

  /// Writes a JSON object: the name of each column with the array of its values.
  void write(Writer out) {
    try {
      for (int i = 0; i < names.size(); i++) {
        out.append(i == 0 ? '{' : ',').append(names.get(i)).append(':');
        out.append(rows == 0 ? "[" : columns.get(i)).append(']');
      }
      out.append(names.isEmpty() ? "{}" : "}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
