package bellwether.command.output;

import bellwether.model.json.JsonWriter;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// NDJSON: one object per line.
final class JsonListing<T> implements Listing<T> {
  private final List<Column<T>> columns;
  private final HeldText held;

  JsonListing(PrintStream out, List<Column<T>> columns) {
    held = new HeldText(out);
    this.columns = columns.stream().filter(column -> column.key() != null).toList();
  }

  @Override
  public void add(T row) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    columns.forEach(column -> tree.put(String.valueOf(column.key()), column.value().apply(row)));
    JsonWriter.write(tree, held.writer());
    held.writer().append('\n');
    held.rowEnded();
  }

  @Override
  public void flush() {
    held.print();
  }
}
