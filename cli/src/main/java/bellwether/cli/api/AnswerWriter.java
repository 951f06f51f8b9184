package bellwether.cli.api;

import bellwether.analyze.statistics.NumberTable;
import bellwether.query.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a method answers as JSON. A table is `{"columns": {name: values}}`, one of labelled
/// rows has `labels`, too; what is no number among numbers is the text `NaN`, `Infinity` or
/// `-Infinity`.
final class AnswerWriter {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Writer out;

  AnswerWriter(Writer out) {
    this.out = out;
  }

  void write(@Nullable Object value) throws IOException {
    switch (value) {
      case Table table -> {
        out.append("{\"columns\":");
        table.columns(out);
        out.append('}');
      }
      case NumberTable table -> numbers(table);
      case Map<?, ?> map -> map(map);
      case Collection<?> values -> list(values);
      case null, default -> out.append(JSON.writeValueAsString(value));
    }
  }

  private void numbers(NumberTable table) throws IOException {
    out.append("{\"labels\":").append(JSON.writeValueAsString(table.labels()));
    out.append(",\"columns\":{");
    var separator = "";
    for (var name : table.columns()) {
      out.append(separator).append(JSON.writeValueAsString(name)).append(':');
      out.append(JSON.writeValueAsString(table.column(name)));
      separator = ",";
    }
    out.append("}}");
  }

  private void map(Map<?, ?> map) throws IOException {
    out.append('{');
    var separator = "";
    for (var entry : map.entrySet()) {
      out.append(separator);
      out.append(JSON.writeValueAsString(String.valueOf(entry.getKey()))).append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void list(Collection<?> values) throws IOException {
    out.append('[');
    var separator = "";
    for (var value : values) {
      out.append(separator);
      write(value);
      separator = ",";
    }
    out.append(']');
  }
}
