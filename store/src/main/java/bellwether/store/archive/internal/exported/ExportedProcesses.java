package bellwether.store.archive.internal.exported;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.ThreadTimes;
import bellwether.store.archive.ExportFiles;
import bellwether.store.archive.internal.staging.CounterPlan;
import bellwether.store.archive.internal.staging.ProcessColumns;
import bellwether.store.archive.internal.staging.StagedFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the processes of one job in an export: a row for each thread, in their order.
final class ExportedProcesses {
  private static final String PROCESS =
      """
      p.id, p.host, p.tags, p.exename, p.path, p.args, p.exit_code, p.exit_signal, p.pid,
      p.generation, p.ppid, p.pgid, p.sid, p.numtids, epoch_us(p.start), epoch_us(p."end"), t.tid,
      epoch_us(t.start), epoch_us(t."end")\
      """;

  private static final int TID = 17;
  private static final int FIRST_COUNTER = 20;

  private final long measurement;
  private final Counters counters;
  private final ProcessSink sink;
  private final Map<String, Map<String, String>> tags = new HashMap<>();

  ExportedProcesses(long measurement, List<String> counters, ProcessSink sink) {
    this.measurement = measurement;
    this.counters = new Counters(counters);
    this.sink = sink;
  }

  String sql(ExportedFiles export) {
    long first = measurement << StagedFiles.PLACE_BITS;
    var own = "id BETWEEN %d AND %d".formatted(first, first + (1L << StagedFiles.PLACE_BITS) - 1);
    return "SELECT %s%s FROM (SELECT * FROM %s WHERE %s) p LEFT JOIN (SELECT * FROM %s WHERE %4$s) t ON t.id = p.id ORDER BY p.id, t.thread"
        .formatted(
            PROCESS,
            columns(),
            export.table(ExportFiles.PROCESSES),
            own,
            export.table(ExportFiles.THREADS));
  }

  private String columns() {
    var plan = new CounterPlan();
    plan.turnTo(counters);
    var columnOf = new HashMap<String, String>();
    for (int i = 0; i < plan.size(); i++) {
      columnOf.put(plan.name(i), ", t." + ProcessColumns.quoted(plan.columns().get(i)));
    }
    var columns = new StringBuilder();
    counters.names().forEach(name -> columns.append(columnOf.get(name)));
    return columns.toString();
  }

  /// Hands all over; returns how many there were.
  long read(ResultSet rows) throws SQLException {
    long count = 0;
    boolean more = rows.next();
    while (more) {
      more = readOne(rows);
      count++;
    }
    return count;
  }

  /// Reads from the present row on to the first one of the next process; false: there is none.
  private boolean readOne(ResultSet rows) throws SQLException {
    int count = rows.getInt(14);
    var threads = new Threads(count, counters.size());
    long id = rows.getLong(1);
    var head = head(rows);
    boolean more = true;
    while (more && rows.getLong(1) == id) {
      threads.add(rows);
      more = rows.next();
    }
    if (threads.read != count) {
      throw new SQLException(
          "process %d has %d threads, but %d of them are there".formatted(id, count, threads.read));
    }
    sink.accept(head.of(counters, threads));
    return more;
  }

  /// What a process is apart from its threads.
  private record Head(List<String> texts, Map<String, String> tags, long[] numbers) {
    ProcessRecord of(Counters counters, Threads threads) {
      return new ProcessRecord(
          texts.get(0),
          tags,
          texts.get(1),
          texts.get(2),
          texts.get(3),
          numbers[0],
          numbers[1],
          numbers[2],
          numbers[3],
          numbers[4],
          numbers[5],
          numbers[6],
          threads.read,
          numbers[8],
          numbers[9],
          counters,
          threads.values,
          threads.times());
    }
  }

  private Head head(ResultSet row) throws SQLException {
    var texts = new ArrayList<String>();
    for (int column : new int[] {2, 4, 5, 6}) {
      texts.add(row.getString(column));
    }
    var numbers = new long[10];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(row, 7 + i);
    }
    return new Head(texts, tags(row), numbers);
  }

  private Map<String, String> tags(ResultSet row) throws SQLException {
    var text = row.getString(3);
    var known = tags.get(text);
    if (known == null) {
      known = JsonColumn.textMap(row, 3);
      tags.put(text, known);
    }
    return known;
  }

  private static long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? ProcessRecord.ABSENT : value;
  }

  /// The threads of one process.
  private static final class Threads {
    private final int counters;
    private final long[] values;
    private final long[] ids;
    private final long[] starts;
    private final long[] ends;
    private int read;

    Threads(int count, int counters) {
      this.counters = counters;
      values = new long[count * counters];
      ids = new long[count];
      starts = new long[count];
      ends = new long[count];
    }

    void add(ResultSet row) throws SQLException {
      if (read == ids.length) {
        throw new SQLException("process %d has too many threads".formatted(row.getLong(1)));
      }
      ids[read] = number(row, TID);
      starts[read] = number(row, TID + 1);
      ends[read] = number(row, TID + 2);
      for (int i = 0; i < counters; i++) {
        values[read * counters + i] = number(row, FIRST_COUNTER + i);
      }
      read++;
    }

    /// Files need not tell them.
    @Nullable ThreadTimes times() {
      return ids[0] == ProcessRecord.ABSENT ? null : new ThreadTimes(ids, starts, ends);
    }
  }
}
