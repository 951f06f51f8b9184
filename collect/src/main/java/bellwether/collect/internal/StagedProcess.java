package bellwether.collect.internal;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// Reads a row that EPMT has not yet moved from its landing table, whose values are an array.
///
/// @param counters what the values count
/// @param words for the tags
record StagedProcess(Counters counters, Vocabulary words) {
  static final String SELECT =
      "SELECT id, threads_df, hostname, tags, exename, path, args, exitcode, pid, ppid, pgid, sid,"
          + " exitsignal, generation, numtids, start, finish"
          + " FROM processes_staging WHERE id BETWEEN ? AND ? ORDER BY id";

  ProcessRecord read(ResultSet row) throws SQLException, LineDamage {
    Draft draft = EpmtRow.draft(row, "hostname");
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

  /// The values as a JSON list or, as PostgreSQL writes arrays, in braces.
  private static long[] stagedValues(String text) throws LineDamage {
    String bare = text.strip();
    if (bare.length() < 3) {
      return new long[0];
    }
    try {
      return Arrays.stream(bare.substring(1, bare.length() - 1).split(","))
          .mapToLong(value -> Math.round(Double.parseDouble(value)))
          .toArray();
    } catch (NumberFormatException wrong) {
      throw new LineDamage("column threads_df: expected numbers: " + wrong.getMessage());
    }
  }
}
