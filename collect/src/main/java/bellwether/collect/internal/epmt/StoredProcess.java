package bellwether.collect.internal.epmt;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ThreadTimes;
import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.Json;
import bellwether.collect.internal.LostValues;
import bellwether.collect.internal.Metadata;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.papiex.Column;
import bellwether.collect.internal.papiex.LineDamage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a row of the table of processes, whose threads are a JSON list.
///
/// @param counters gives one object for all processes with the same counters
/// @param lost takes the values that are too large
record StoredProcess(Function<List<String>, Counters> counters, LostValues lost) {
  /// 2^63: from here on a number needs more than 64 bits.
  private static final double LARGEST = 0x1p63;

  static final String SELECT =
      "SELECT id, threads_df, host_id, tags, exename, path, args, exitcode, pid, ppid, pgid, sid"
          + " FROM processes WHERE jobid = ? ORDER BY id";

  ProcessRecord read(ResultSet row) throws SQLException, LineDamage {
    List<JsonNode> threads = new ArrayList<>();
    Json.read(EpmtRow.text(row, "threads_df")).forEach(threads::add);
    if (threads.isEmpty()) {
      throw new LineDamage("column threads_df: expected a list of threads, found none");
    }
    JsonNode first = threads.getFirst();
    ProcessBuffer draft = EpmtRow.draft(row, "host_id");
    draft.tags(Metadata.texts(EpmtRow.object(row.getString("tags"))));
    draft.number(Column.EXITSIGNAL, number(first, "exitsignal"));
    draft.number(Column.GENERATION, number(first, "generation"));
    draft.number(Column.START, number(first, "start"));
    draft.number(Column.END, number(first, first.has("end") ? "end" : "finish"));
    draft.check(Column.START);
    draft.check(Column.END);
    Counters names = counters.apply(names(first));
    return draft.process(names, values(threads, names, lost), threads.size(), times(threads));
  }

  private static long number(JsonNode thread, String name) {
    JsonNode value = thread.get(name);
    if (value == null || !value.isNumber()) {
      return ProcessRecord.ABSENT;
    }
    return value.isIntegralNumber() ? value.longValue() : Math.round(value.doubleValue());
  }

  private static long counter(JsonNode thread, String name, LostValues lost) {
    JsonNode value = thread.get(name);
    if (value == null || !value.isNumber() || Math.abs(value.doubleValue()) < LARGEST) {
      return number(thread, name);
    }
    lost.add(
        "counter %s in column threads_df: expected a number of at most 64 bits, found '%s'"
            .formatted(name, Excerpt.of(value.asString())));
    return ProcessRecord.ABSENT;
  }

  private static List<String> names(JsonNode thread) {
    List<String> names = new ArrayList<>();
    for (String name : thread.propertyNames()) {
      if (Column.named(name) == null) {
        names.add(name);
      }
    }
    return names;
  }

  private static long[] values(List<JsonNode> threads, Counters names, LostValues lost) {
    long[] values = new long[threads.size() * names.size()];
    int at = 0;
    for (JsonNode thread : threads) {
      for (String name : names.names()) {
        values[at++] = counter(thread, name, lost);
      }
    }
    return values;
  }

  private static @Nullable ThreadTimes times(List<JsonNode> threads) {
    if (!threads.getFirst().has("tid")) {
      return null;
    }
    return new ThreadTimes(each(threads, "tid"), each(threads, "start"), each(threads, "end"));
  }

  private static long[] each(List<JsonNode> threads, String name) {
    return threads.stream().mapToLong(thread -> number(thread, name)).toArray();
  }
}
