package bellwether.command.output;

import java.io.PrintStream;
import java.util.List;

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
    try (var json = DataTexts.generator(held.writer())) {
      json.writeStartObject();
      for (var column : columns) {
        json.writeName(String.valueOf(column.key()));
        DataTexts.write(json, column.value().apply(row));
      }
      json.writeEndObject();
    }
    held.writer().append('\n');
    held.rowEnded();
  }

  @Override
  public void flush() {
    held.print();
  }
}
