package bellwether.command.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// A table for people. The first rows tell how wide the columns must be; what is wider later on
/// sticks out.
final class TableListing<T> implements Listing<T> {
  private static final int LOOKED_AT = 500;
  private static final int GAP = 2;
  private static final String LINE_END = System.lineSeparator();

  private final PrintStream out;
  private final int width;
  private final List<Column<T>> columns;
  private final List<List<String>> held = new ArrayList<>();
  private int[] widths = {};
  private final StringBuilder lines = new StringBuilder();
  private int linesHeld;

  TableListing(PrintStream out, int width, List<Column<T>> columns) {
    this.out = out;
    this.width = width;
    this.columns = columns.stream().filter(column -> column.title() != null).toList();
  }

  @Override
  public void add(T row) {
    var cells = new ArrayList<String>(columns.size());
    for (var column : columns) {
      cells.add(SafeText.of(column.shown().apply(row)));
    }
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
    int from = lines.length();
    for (int i = 0; i < widths.length; i++) {
      lines.repeat(' ', i == 0 ? 0 : GAP);
      append(cells.get(i), widths[i], columns.get(i).numeric());
    }
    strip(from);
    if (width > 0 && lines.length() - from > width) {
      lines.setLength(from + width - 1);
      lines.append('…');
    }
    lines.append(LINE_END);
    if (++linesHeld == LOOKED_AT) {
      send();
    }
  }

  private void append(String cell, int width, boolean numeric) {
    int pad = Math.max(0, width - cell.length());
    lines.repeat(' ', numeric ? pad : 0).append(cell).repeat(' ', numeric ? 0 : pad);
  }

  private void strip(int from) {
    int end = lines.length();
    while (end > from && Character.isWhitespace(lines.charAt(end - 1))) {
      end--;
    }
    lines.setLength(end);
  }

  /// Printing line by line would cost more than all else.
  private void send() {
    out.writeBytes(lines.toString().getBytes(out.charset()));
    lines.setLength(0);
    linesHeld = 0;
    Listing.check(out);
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
    send();
  }
}
