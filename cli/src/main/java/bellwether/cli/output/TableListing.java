package bellwether.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// A table for people. The first rows tell how wide the columns must be; what is wider later on
/// sticks out.
final class TableListing<T> implements Listing<T> {
  private static final int LOOKED_AT = 500;
  private static final String GAP = "  ";

  private final PrintStream out;
  private final int width;
  private final List<Column<T>> columns;
  private final List<List<String>> held = new ArrayList<>();
  private int[] widths = {};
  private int sinceCheck;

  TableListing(PrintStream out, int width, List<Column<T>> columns) {
    this.out = out;
    this.width = width;
    this.columns = columns.stream().filter(column -> column.title() != null).toList();
  }

  @Override
  public void add(T row) {
    var cells = columns.stream().map(column -> Plain.of(column.shown().apply(row))).toList();
    if (widths.length > 0) {
      print(cells);
      return;
    }
    held.add(cells);
    if (held.size() == LOOKED_AT) {
      begin();
    }
  }

  private void begin() {
    var titles = columns.stream().map(column -> String.valueOf(column.title())).toList();
    widths = titles.stream().mapToInt(String::length).toArray();
    for (var row : held) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    print(titles);
    held.forEach(this::print);
    held.clear();
  }

  private void print(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var pad = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
      line.append(i == 0 ? "" : GAP);
      if (columns.get(i).numeric()) {
        line.append(pad).append(cells.get(i));
      } else {
        line.append(cells.get(i)).append(pad);
      }
    }
    out.println(cut(line.toString().stripTrailing()));
    if (++sinceCheck == LOOKED_AT) {
      sinceCheck = 0;
      Listing.check(out);
    }
  }

  private String cut(String line) {
    return width > 0 && line.length() > width ? line.substring(0, width - 1) + "…" : line;
  }

  @Override
  public void header() {
    if (widths.length == 0) {
      begin();
    }
  }

  /// An empty table has no header, unless it was asked for.
  @Override
  public void flush() {
    if (!held.isEmpty()) {
      begin();
    }
    Listing.check(out);
  }
}
