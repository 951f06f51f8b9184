package bellwether.collect.internal.papiex;

import bellwether.collect.ProcessRecord;
import bellwether.collect.ThreadTimes;
import bellwether.collect.internal.LineCheck;
import bellwether.collect.internal.LostValues;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.ReadPosition;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the lines of a CSV file together to processes.
final class CsvRows {
  private final Header header;
  private final TextCache words;
  private final ProcessBuffer draft;
  private final CsvFields fields;
  private final int pidColumn;
  private final int tidColumn;
  private final int startColumn;
  private final int endColumn;
  private final int[] counterFields;
  private final int[] describingFields;
  private long[] values = new long[64];
  private long[] ids = new long[4];
  private long[] starts = new long[4];
  private long[] ends = new long[4];
  private int threads;
  private final LostValues lost = new LostValues();
  private boolean open;
  private boolean spoiled;
  private long firstLine;

  CsvRows(Header header, TextCache words, ProcessBuffer draft) {
    this.header = header;
    this.words = words;
    this.draft = draft;
    this.fields = new CsvFields(header.width());
    this.pidColumn = header.indexOf(Column.PID);
    this.tidColumn = header.indexOf(Column.TID);
    this.startColumn = header.indexOf(Column.START);
    this.endColumn = header.indexOf(Column.END);
    this.counterFields = fieldsWhere(column -> column == null);
    this.describingFields = fieldsWhere(column -> column != null);
  }

  private int[] fieldsWhere(Predicate<@Nullable Column> chosen) {
    return IntStream.range(0, header.width())
        .filter(i -> chosen.test(header.columns()[i]))
        .toArray();
  }

  /// Whether a line is the first of a process: a further thread's line leaves its fields empty.
  boolean opensProcess(Lines lines) {
    int end = Math.min(lines.from() + pidColumn + 1, lines.to());
    for (int i = lines.from(); i < end; i++) {
      if (lines.bytes()[i] != ',') {
        return true;
      }
    }
    return false;
  }

  void take(Lines lines) throws LineDamage {
    boolean first = opensProcess(lines);
    LineCheck.check(lines);
    fields.split(lines);
    if (first) {
      process(lines);
    } else if (open) {
      thread(lines.bytes());
    } else {
      throw new LineDamage(
          "a thread's line without a process: the line of its process was left out");
    }
  }

  /// The line just given could not be used.
  void spoil() {
    spoiled = true;
  }

  private void process(Lines lines) throws LineDamage {
    for (int i : describingFields) {
      Column column = Objects.requireNonNull(header.columns()[i]);
      if (column.isText()) {
        text(column, i, lines.bytes());
      } else {
        draft.number(column, number(lines.bytes(), i));
      }
    }
    draft.check(Column.PID);
    draft.check(Column.START);
    draft.check(Column.END);
    thread(lines.bytes());
    open = true;
    firstLine = lines.number();
  }

  private void text(Column column, int i, byte[] bytes) {
    byte[] from = fields.plain(bytes, i);
    int start = fields.plainFrom(i);
    int end = fields.plainTo(i);
    switch (column) {
      case TAGS -> draft.tags(words.tags(words.text(from, start, end)));
      case ARGS -> draft.text(column, words.rare(from, start, end));
      default -> draft.text(column, words.text(from, start, end));
    }
  }

  private long number(byte[] bytes, int i) throws LineDamage {
    return Numbers.parse(bytes, fields.from(i), fields.to(i), i, header);
  }

  private long counter(byte[] bytes, int i) throws LineDamage {
    try {
      return number(bytes, i);
    } catch (ValueTooLarge damage) {
      lost.add(damage.reason());
      return ProcessRecord.ABSENT;
    }
  }

  private void thread(byte[] bytes) throws LineDamage {
    int at = threads * counterFields.length;
    makeRoom(at + counterFields.length);
    for (int i : counterFields) {
      values[at++] = counter(bytes, i);
    }
    ids[threads] = tidColumn < 0 ? ProcessRecord.ABSENT : number(bytes, tidColumn);
    starts[threads] = number(bytes, startColumn);
    ends[threads] = number(bytes, endColumn);
    threads++;
  }

  private void makeRoom(int values) {
    if (values > this.values.length) {
      this.values = Arrays.copyOf(this.values, values * 2);
    }
    if (threads == ids.length) {
      ids = Arrays.copyOf(ids, threads * 2);
      starts = Arrays.copyOf(starts, threads * 2);
      ends = Arrays.copyOf(ends, threads * 2);
    }
  }

  /// Hands on the process whose lines are complete, if there is one.
  void finish(ReadPosition spot, LineSink sink) {
    if (open) {
      tellMissing(spot);
      long[] counted = Arrays.copyOf(values, threads * header.counters().size());
      lost.mark(spot, firstLine);
      var process = draft.process(header.counters(), counted, threads, times());
      UnreadableText.mark(process, spot, firstLine);
      sink.accept(process, spot, firstLine);
    }
    lost.clear();
    open = false;
    spoiled = false;
    threads = 0;
  }

  private void tellMissing(ReadPosition spot) {
    long text = draft.number(Column.NUMTIDS);
    if (text != threads && text != ProcessRecord.ABSENT && !spoiled) {
      spot.skip(
          firstLine,
          "expected the lines of " + text + " threads (column numtids), found " + threads);
    }
  }

  private @Nullable ThreadTimes times() {
    if (tidColumn < 0) {
      return null;
    }
    return new ThreadTimes(
        Arrays.copyOf(ids, threads), Arrays.copyOf(starts, threads), Arrays.copyOf(ends, threads));
  }
}
