package bellwether.command.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;

/// CSV: a header and rows.
final class CsvListing<T> implements Listing<T> {
  private static final int HELD = 16 * 1024;

  private final PrintStream out;
  private final List<Column<T>> columns;
  private final StringWriter held = new StringWriter();
  private final CsvWriter csv =
      CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(held);

  CsvListing(PrintStream out, List<Column<T>> columns) {
    this.out = out;
    this.columns = columns.stream().filter(column -> column.key() != null).toList();
    csv.writeRecord(this.columns.stream().map(column -> String.valueOf(column.key())).toList());
  }

  @Override
  public void add(T row) {
    csv.writeRecord(
        columns.stream().map(column -> DataTexts.csv(column.value().apply(row))).toList());
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
