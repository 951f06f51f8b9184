package bellwether.collect.internal;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.collect.ThreadTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the processes of one job of an EPMT database: those of the table and those still staged.
final class EpmtProcesses {
  private static final String STORED =
      "SELECT id, threads_df, host_id, tags, exename, path, args, exitcode, pid, ppid, pgid, sid"
          + " FROM processes WHERE jobid = ? ORDER BY id";
  private static final String STAGED =
      "SELECT id, threads_df, hostname, tags, exename, path, args, exitcode, pid, ppid, pgid, sid,"
          + " exitsignal, generation, numtids, start, finish"
          + " FROM processes_staging WHERE id BETWEEN ? AND ? ORDER BY id";

  private final Connection connection;
  private final EpmtJobRow job;
  private final ProcessSink sink;
  private final SkippedLines skipped;
  private final Map<List<String>, Counters> counters = new HashMap<>();
  private final Vocabulary words = new Vocabulary();

  EpmtProcesses(Connection connection, EpmtJobRow job, ProcessSink sink, SkippedLines skipped) {
    this.connection = connection;
    this.job = job;
    this.sink = sink;
    this.skipped = skipped;
  }

  void read() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STORED)) {
      select.setString(1, job.record().id());
      each("processes", select, this::stored);
    }
    if (!job.staged().isEmpty()) {
      try (PreparedStatement select = connection.prepareStatement(STAGED)) {
        select.setLong(1, job.staged().getFirst());
        select.setLong(2, job.staged().getLast());
        each("processes_staging", select, this::staged);
      }
    }
  }

  private interface RowReader {
    ProcessRecord read(ResultSet row) throws SQLException, LineDamage;
  }

  private void each(String table, PreparedStatement select, RowReader reader) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ProcessRecord process;
        try {
          process = reader.read(rows);
        } catch (LineDamage damage) {
          skipped.skipped(table, rows.getLong("id"), damage.reason());
          continue;
        } catch (JacksonException damage) {
          skipped.skipped(
              table, rows.getLong("id"), "column threads_df: " + damage.getOriginalMessage());
          continue;
        }
        sink.accept(process);
      }
    }
  }

  private ProcessRecord stored(ResultSet row) throws SQLException, LineDamage {
    List<JsonNode> threads = new ArrayList<>();
    Json.read(text(row, "threads_df")).forEach(threads::add);
    if (threads.isEmpty()) {
      throw new LineDamage("column threads_df: expected a list of threads, found none");
    }
    JsonNode first = threads.getFirst();
    Draft draft = draft(row, "host_id");
    draft.tags(Metadata.texts(EpmtDatabase.object(row.getString("tags"))));
    draft.number(Column.EXITSIGNAL, number(first, "exitsignal"));
    draft.number(Column.GENERATION, number(first, "generation"));
    draft.number(Column.START, number(first, "start"));
    draft.number(Column.END, number(first, first.has("end") ? "end" : "finish"));
    draft.check(Column.START);
    draft.check(Column.END);
    Counters names = counters(names(first));
    return draft.process(names, values(threads, names), threads.size(), times(threads));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Draft draft(ResultSet row, String host) throws SQLException, LineDamage {
    Draft draft = new Draft(FileName.UNKNOWN);
    draft.text(Column.HOSTNAME, text(row, host));
    for (Column column : List.of(Column.EXENAME, Column.PATH, Column.ARGS)) {
      draft.text(column, text(row, Header.nameOf(column)));
    }
    for (Column column :
        List.of(Column.EXITCODE, Column.PID, Column.PPID, Column.PGID, Column.SID)) {
      draft.number(column, number(row, Header.nameOf(column)));
    }
    draft.check(Column.PID);
    return draft;
  }

  private static long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? ProcessRecord.ABSENT : number;
  }

  private static long number(JsonNode thread, String name) {
    JsonNode value = thread.get(name);
    if (value == null || !value.isNumber()) {
      return ProcessRecord.ABSENT;
    }
    return value.isIntegralNumber() ? value.longValue() : Math.round(value.doubleValue());
  }

  private Counters counters(List<String> names) {
    return counters.computeIfAbsent(names, Counters::new);
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

  private static long[] values(List<JsonNode> threads, Counters names) {
    long[] values = new long[threads.size() * names.size()];
    int at = 0;
    for (JsonNode thread : threads) {
      for (String name : names.names()) {
        values[at++] = number(thread, name);
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

  private ProcessRecord staged(ResultSet row) throws SQLException, LineDamage {
    Draft draft = draft(row, "hostname");
    draft.tags(words.tags(text(row, "tags")));
    draft.number(Column.EXITSIGNAL, number(row, "exitsignal"));
    draft.number(Column.GENERATION, number(row, "generation"));
    draft.number(Column.START, number(row, "start"));
    draft.number(Column.END, number(row, "finish"));
    Counters names = counters(job.metrics());
    long[] values = stagedValues(text(row, "threads_df"));
    int threads = (int) Math.max(row.getLong("numtids"), 1);
    if ((long) threads * names.size() != values.length) {
      throw new LineDamage(
          "column threads_df: expected "
              + names.size()
              + " values for each of "
              + threads
              + " threads, found "
              + values.length);
    }
    return draft.process(names, values, threads, null);
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
