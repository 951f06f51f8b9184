package bellwether.collect.internal;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ThreadTimes;
import bellwether.collect.internal.papiex.Column;
import bellwether.collect.internal.papiex.Header;
import bellwether.collect.internal.papiex.LineDamage;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The process that is being read, column by column; reused for the next one.
///
/// Columns that a file lacks keep their defaults for the whole file.
public final class ProcessBuffer {
  private static final long LATEST = 253_402_300_800_000_000L;
  private final String host;
  private final String[] texts = new String[Column.ARGS.ordinal() + 1];
  private final long[] numbers = new long[Column.values().length];
  private Map<String, String> tags = Map.of();

  /// @param host the host of the file's name, for files without a column for it
  public ProcessBuffer(String host) {
    this.host = host;
    Arrays.fill(texts, "");
    Arrays.fill(numbers, ProcessRecord.ABSENT);
  }

  public void text(Column column, String text) {
    texts[column.ordinal()] = text;
  }

  public void tags(Map<String, String> read) {
    tags = read;
  }

  public void number(Column column, long number) {
    numbers[column.ordinal()] = number;
  }

  public long number(Column column) {
    return numbers[column.ordinal()];
  }

  /// Refuses a process that lacks a number without which it is none.
  public void check(Column column) throws LineDamage {
    if (number(column) == ProcessRecord.ABSENT) {
      throw new LineDamage(
          "column " + Header.nameOf(column) + ": expected a number, found nothing");
    }
    boolean isTime = column == Column.START || column == Column.END;
    if (isTime && Math.abs(number(column)) > LATEST) {
      throw new LineDamage(
          "column %s: expected microseconds since 1970 up to the year 9999, found '%d'"
              .formatted(Header.nameOf(column), number(column)));
    }
  }

  private String text(Column column) {
    return texts[column.ordinal()];
  }

  public ProcessRecord process(
      Counters counters, long[] values, int threads, @Nullable ThreadTimes times) {
    String named = text(Column.HOSTNAME);
    return new ProcessRecord(
        named.isEmpty() ? host : named,
        tags,
        text(Column.EXENAME),
        text(Column.PATH),
        text(Column.ARGS),
        number(Column.EXITCODE),
        number(Column.EXITSIGNAL),
        number(Column.PID),
        number(Column.GENERATION),
        number(Column.PPID),
        number(Column.PGID),
        number(Column.SID),
        threads,
        number(Column.START),
        number(Column.END),
        counters,
        values,
        times);
  }
}
