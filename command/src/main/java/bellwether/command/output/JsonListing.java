package bellwether.command.output;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;

/// NDJSON: one object per line.
final class JsonListing<T> implements Listing<T> {
  private static final int HELD = 16 * 1024;

  private final PrintStream out;
  private final List<Column<T>> columns;
  private final StringWriter held = new StringWriter();

  JsonListing(PrintStream out, List<Column<T>> columns) {
    this.out = out;
    this.columns = columns.stream().filter(column -> column.key() != null).toList();
  }

  @Override
  public void add(T row) {
    try (var json = DataTexts.generator(held)) {
      json.writeStartObject();
      for (var column : columns) {
        json.writeName(String.valueOf(column.key()));
        DataTexts.write(json, column.value().apply(row));
      }
      json.writeEndObject();
    }
    held.append('\n');
    if (held.getBuffer().length() > HELD) {
      flush();
    }
  }

  @Override
  public void flush() {
    out.print(held);
    held.getBuffer().setLength(0);
    Listing.check(out);
  }
}
