package bellwether.collect.internal.papiex;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.LineCheck;
import bellwether.collect.internal.LostValues;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.ReadPosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads papiex's TSV, version 2: one process a line, without header and without quotes.
///
/// TextDecoder stay as they are written: this format escapes tabs and newlines but not the
/// backslash itself, so that undoing it would spoil arguments that hold one. Only files of EPMT's
/// `convert` quote, and there a field that begins with a quote surely is quoted.
final class TsvReader {
  private final Header header;
  private final TextCache words;
  private final LineSink sink;
  private final LostValues lost = new LostValues();
  private final int[] ends;
  private long[] values = new long[64];

  TsvReader(Header header, TextCache words, LineSink sink) {
    this.header = header;
    this.words = words;
    this.sink = sink;
    this.ends = new int[header.width()];
  }

  /// Reads to the end.
  void read(InputStream in, ReadPosition spot) throws IOException {
    Lines lines = new Lines(in);
    ProcessBuffer draft = new ProcessBuffer(spot.host());
    while (lines.next()) {
      if (lines.blank() && lines.whole()) {
        continue;
      }
      ProcessRecord process;
      try {
        process = process(lines, draft);
      } catch (LineDamage damage) {
        spot.skip(lines.number(), damage.reason());
        continue;
      }
      lost.mark(spot, lines.number());
      UnreadableText.mark(process, spot, lines.number());
      sink.accept(process, spot, lines.number());
    }
  }

  private ProcessRecord process(Lines lines, ProcessBuffer draft) throws LineDamage {
    lost.clear();
    LineCheck.check(lines);
    split(lines.bytes(), lines.from(), lines.to());
    int count = counters(lines.bytes(), lines.from(), ends[0]);
    for (int i = 1; i < ends.length; i++) {
      take(draft, i, lines.bytes());
    }
    draft.check(Column.PID);
    draft.check(Column.START);
    draft.check(Column.END);
    int threads = threads(draft, count);
    return draft.process(header.counters(), Arrays.copyOf(values, count), threads, null);
  }

  private void split(byte[] bytes, int from, int to) throws LineDamage {
    int column = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\t') {
        if (column == ends.length - 1) {
          throw tooMany(bytes, i, to);
        }
        ends[column++] = i;
      }
    }
    if (column != ends.length - 1) {
      throw new LineDamage(
          "expected " + ends.length + " columns, found " + (column + 1) + ": was the line cut?");
    }
    ends[column] = to;
  }

  private LineDamage tooMany(byte[] bytes, int from, int to) {
    int more = 0;
    for (int i = from; i < to; i++) {
      more += bytes[i] == '\t' ? 1 : 0;
    }
    return new LineDamage("expected " + ends.length + " columns, found " + (ends.length + more));
  }

  /// Reads all numbers within the braces into `values` and counts them.
  private int counters(byte[] bytes, int from, int to) throws LineDamage {
    if (to - from < 2 || bytes[from] != '{' || bytes[to - 1] != '}') {
      throw new LineDamage("column 1: expected counters in braces");
    }
    int count = 0;
    int start = from + 1;
    int last = to - 1;
    for (int i = start; i <= last; i++) {
      if (i == last || bytes[i] == ',') {
        if (count == values.length) {
          values = Arrays.copyOf(values, count * 2);
        }
        values[count] = counter(bytes, start, i, count);
        count++;
        start = i + 1 < last && bytes[i + 1] == ' ' ? i + 2 : i + 1;
        i = start - 1;
      }
    }
    return count;
  }

  private long counter(byte[] bytes, int from, int to, int place) throws LineDamage {
    try {
      return Numbers.parse(bytes, from, to, 0, header);
    } catch (ValueTooLarge damage) {
      List<String> names = header.counters().names();
      lost.add("counter " + names.get(place % names.size()) + " in " + damage.reason());
      return ProcessRecord.ABSENT;
    }
  }

  private int threads(ProcessBuffer draft, int count) throws LineDamage {
    int names = header.counters().size();
    long text = header.has(Column.NUMTIDS) ? draft.number(Column.NUMTIDS) : count / names;
    if (text < 1 || text > count || text * names != count) {
      throw new LineDamage(
          "column 1: expected "
              + names
              + " counters for each of the threads in column numtids ("
              + (text == ProcessRecord.ABSENT ? "empty" : text)
              + "), found "
              + count
              + " values");
    }
    return (int) text;
  }

  private void take(ProcessBuffer draft, int index, byte[] bytes) throws LineDamage {
    @Nullable Column column = header.columns()[index];
    int from = ends[index - 1] + 1;
    int to = ends[index];
    if (column == null) {
      return;
    }
    switch (column) {
      case ARGS -> draft.text(column, quotedOr(bytes, from, to, words.rare(bytes, from, to)));
      case TAGS -> draft.tags(words.tags(quotedOr(bytes, from, to, words.text(bytes, from, to))));
      case HOSTNAME, EXENAME, PATH ->
          draft.text(column, quotedOr(bytes, from, to, words.text(bytes, from, to)));
      default -> draft.number(column, Numbers.parse(bytes, from, to, index, header));
    }
  }

  private String quotedOr(byte[] bytes, int from, int to, String plain) {
    if (!header.converted() || to - from < 2 || bytes[from] != '"' || bytes[to - 1] != '"') {
      return plain;
    }
    return plain.isEmpty() ? plain : plain.substring(1, plain.length() - 1).replace("\"\"", "\"");
  }
}
