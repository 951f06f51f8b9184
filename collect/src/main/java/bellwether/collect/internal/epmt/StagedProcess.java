package bellwether.collect.internal.epmt;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.LostValues;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.papiex.Column;
import bellwether.collect.internal.papiex.LineDamage;
import bellwether.collect.internal.papiex.TextCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// Reads a row that EPMT has not yet moved from its landing table, whose values are an array.
///
/// @param counters what the values count
/// @param words for the tags
/// @param lost takes the values that are too large
record StagedProcess(Counters counters, TextCache words, LostValues lost) {
  static final String SELECT =
      "SELECT id, threads_df, hostname, tags, exename, path, args, exitcode, pid, ppid, pgid, sid,"
          + " exitsignal, generation, numtids, start, finish"
          + " FROM processes_staging WHERE id BETWEEN ? AND ? ORDER BY id";

  ProcessRecord read(ResultSet row) throws SQLException, LineDamage {
    ProcessBuffer draft = EpmtRow.draft(row, "hostname");
    draft.tags(words.tags(EpmtRow.text(row, "tags")));
    draft.number(Column.EXITSIGNAL, EpmtRow.number(row, "exitsignal"));
    draft.number(Column.GENERATION, EpmtRow.number(row, "generation"));
    draft.number(Column.START, EpmtRow.number(row, "start"));
    draft.number(Column.END, EpmtRow.number(row, "finish"));
    long[] values = stagedValues(EpmtRow.text(row, "threads_df"));
    int threads = (int) Math.max(row.getLong("numtids"), 1);
    if ((long) threads * counters.size() != values.length) {
      throw new LineDamage(
          "column threads_df: expected "
              + counters.size()
              + " values for each of "
              + threads
              + " threads, found "
              + values.length);
    }
    return draft.process(counters, values, threads, null);
  }

  private long value(String text) {
    double value = Double.parseDouble(text);
    if (Math.abs(value) < 0x1p63) {
      return Math.round(value);
    }
    lost.add(
        "column threads_df: expected a number of at most 64 bits, found '"
            + Excerpt.of(text.strip())
            + "'");
    return ProcessRecord.ABSENT;
  }

  /// The values as a JSON list or, as PostgreSQL writes arrays, in braces.
  private long[] stagedValues(String text) throws LineDamage {
    String bare = text.strip();
    if (bare.length() < 3) {
      return new long[0];
    }
    try {
      return Arrays.stream(bare.substring(1, bare.length() - 1).split(","))
          .mapToLong(this::value)
          .toArray();
    } catch (NumberFormatException wrong) {
      throw new LineDamage("column threads_df: expected numbers: " + wrong.getMessage());
    }
  }
}
