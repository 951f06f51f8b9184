package bellwether.collect.internal.papiex;

import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.ReadPosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads papiex's CSV, version 1: a header line, then one line for each thread, the process's
/// fields on the line of its first. A backslash escapes, quotes are ordinary characters.
///
/// Columns go by their names, since files of 2018, 2019 and papiex 2.3.15 have different ones.
final class CsvReader {
  private final TextCache words;
  private final LineSink sink;

  CsvReader(TextCache words, LineSink sink) {
    this.words = words;
    this.sink = sink;
  }

  /// Reads to the end.
  ///
  /// @param expected the header that the job's files share so far; null: this is the first
  /// @return the header this file has; null where it has none that can be used
  @Nullable Header read(InputStream in, ReadPosition spot, @Nullable Header expected)
      throws IOException {
    Lines lines = new Lines(in);
    String comment = comment(lines);
    Header header = header(lines, spot);
    if (header == null) {
      return null;
    }
    if (expected != null && !header.names().equals(expected.names())) {
      spot.skip(differing(header, expected));
      return null;
    }
    rows(lines, spot, new CsvRows(header, words, draft(spot, header, comment)));
    return header;
  }

  /// Files of 2018 tell the process's tags in a comment instead of a column.
  private ProcessBuffer draft(ReadPosition spot, Header header, String comment) {
    ProcessBuffer draft = new ProcessBuffer(spot.host());
    if (!header.has(Column.TAGS)) {
      Map<String, String> tags = words.tags(comment);
      draft.tags(tags);
    }
    return draft;
  }

  /// Goes to the first line that is no comment and returns what the first comment says.
  private static String comment(Lines lines) throws IOException {
    String comment = "";
    while (lines.next()) {
      if (!lines.blank() && lines.bytes()[lines.from()] != '#') {
        return comment;
      }
      if (comment.isEmpty() && !lines.blank()) {
        comment = TextDecoder.fresh(lines.bytes(), lines.from() + 1, lines.to()).strip();
      }
    }
    return comment;
  }

  private static @Nullable Header header(Lines lines, ReadPosition spot) {
    if (lines.number() == 0 || lines.blank()) {
      spot.skip("expected a header line, found an empty file");
      return null;
    }
    try {
      return Header.ofCsv(TextDecoder.fresh(lines.bytes(), lines.from(), lines.to()));
    } catch (LineDamage damage) {
      spot.skip(damage.reason());
      return null;
    }
  }

  private static String differing(Header header, Header expected) {
    for (int i = 0; i < Math.min(header.width(), expected.width()); i++) {
      if (!header.names().get(i).equals(expected.names().get(i))) {
        return "expected the header of the job's other files, found '"
            + Excerpt.of(header.names().get(i))
            + "' instead of '"
            + expected.names().get(i)
            + "' in column "
            + (i + 1);
      }
    }
    return "expected the header of the job's other files with "
        + expected.width()
        + " columns, found "
        + header.width();
  }

  private void rows(Lines lines, ReadPosition spot, CsvRows rows) throws IOException {
    while (lines.next()) {
      if (lines.blank() && lines.whole()) {
        continue;
      }
      if (rows.opensProcess(lines)) {
        rows.finish(spot, sink);
      }
      try {
        rows.take(lines);
      } catch (LineDamage damage) {
        rows.spoil();
        spot.skip(lines.number(), damage.reason());
      }
    }
    rows.finish(spot, sink);
  }
}
