package bellwether.query.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.List;

/// CSV that is being written: a header, then rows. The writer stays open.
public final class CsvText {
  private final CsvWriter csv;

  private CsvText(CsvWriter csv) {
    this.csv = csv;
  }

  /// Writes the header.
  public static CsvText begin(Writer out, List<String> names) {
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    csv.writeRecord(names);
    return new CsvText(csv);
  }

  public void row(List<String> fields) {
    csv.writeRecord(fields);
  }
}
