package bellwether.command.output;

import bellwether.query.table.CsvText;
import java.io.PrintStream;
import java.util.List;

/// CSV: a header and rows.
final class CsvListing<T> implements Listing<T> {
  private final List<Column<T>> columns;
  private final HeldText held;
  private final CsvText csv;

  CsvListing(PrintStream out, List<Column<T>> columns) {
    held = new HeldText(out);
    this.columns = columns.stream().filter(column -> column.key() != null).toList();
    csv =
        CsvText.begin(
            held.writer(),
            this.columns.stream().map(column -> String.valueOf(column.key())).toList());
  }

  @Override
  public void add(T row) {
    csv.row(columns.stream().map(column -> DataTexts.csv(column.value().apply(row))).toList());
    held.rowEnded();
  }

  @Override
  public void flush() {
    held.print();
  }
}
