package bellwether.command.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintStream;
import java.util.List;

/// CSV: a header and rows.
final class CsvListing<T> implements Listing<T> {
  private final List<Column<T>> columns;
  private final HeldText held;
  private final CsvWriter csv;

  CsvListing(PrintStream out, List<Column<T>> columns) {
    held = new HeldText(out);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(held.writer());
    this.columns = columns.stream().filter(column -> column.key() != null).toList();
    csv.writeRecord(this.columns.stream().map(column -> String.valueOf(column.key())).toList());
  }

  @Override
  public void add(T row) {
    csv.writeRecord(
        columns.stream().map(column -> DataTexts.csv(column.value().apply(row))).toList());
    held.rowEnded();
  }

  @Override
  public void flush() {
    held.print();
  }
}
