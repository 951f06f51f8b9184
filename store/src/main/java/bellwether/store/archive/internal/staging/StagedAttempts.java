package bellwether.store.archive.internal.staging;

import bellwether.collect.OperationSums;
import bellwether.collect.ProcessRecord;
import bellwether.store.archive.SaturatedSums;
import bellwether.store.archive.internal.ParquetFormat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;

/// The rows of many small measurements on their way into one file. In contrast to [StagedJob] the
/// processes of each come all at once, so that order, tree and sums are made in memory. Not
/// thread-safe.
public final class StagedAttempts implements AutoCloseable {
  private static final String HEAD = "id BIGINT, jobid VARCHAR, attempt INTEGER, ";
  private static final String TREE =
      "descendants_cpu_time BIGINT, parent_distance BIGINT, depth INTEGER, left_number BIGINT, descendants BIGINT, ";

  private final CounterPlan plan = new CounterPlan();
  private final RowValues values = new RowValues(plan, new CounterFaults());
  private final StagingDatabases databases;
  private final DuckDBConnection connection;
  private final StagedTable processes;
  private final StagedTable threads;
  private long size;

  public StagedAttempts(StagingDatabases databases) throws SQLException {
    this.databases = databases;
    connection = databases.borrow();
    processes =
        new StagedTable(connection, "processes", HEAD + TREE + ProcessColumns.PROCESS_TABLE, plan);
    threads =
        new StagedTable(
            connection,
            "threads",
            HEAD + "thread INTEGER, tid BIGINT, start TIMESTAMP, \"end\" TIMESTAMP",
            plan);
  }

  /// What was found in the processes of one measurement.
  ///
  /// @param sums EPMT's sums
  /// @param earliestExitCode [ProcessRecord#ABSENT]: it has none
  public record Added(
      int processes,
      long threads,
      List<String> hosts,
      List<String> counters,
      Map<String, Long> sums,
      List<OperationSums> operations,
      long earliestExitCode) {}

  /// Adds the processes of a measurement, at least one.
  public Added add(StagedFiles.Head head, List<ProcessRecord> measured) throws SQLException {
    var tags = new TagNumbers();
    var times = new ProcessTimes();
    var hosts = new TreeSet<String>();
    for (var process : measured) {
      plan.turnTo(process.counters());
      times.add(process, cpuTime(process), tags.of(process.tags()));
      hosts.add(process.host());
    }
    var tree = ProcessTree.of(times);
    append(head, measured, new Rows(times, tags, tree));
    var sums = AttemptSums.of(measured, plan, new AttemptSums.Groups(times, tags, tree.order));
    size += measured.size();
    return new Added(
        measured.size(),
        sums.threads(),
        List.copyOf(hosts),
        plan.seen(),
        sums.ofJob(),
        sums.operations(),
        times.earliestExitCode());
  }

  private record Rows(ProcessTimes times, TagNumbers tags, ProcessTree tree) {}

  private void append(StagedFiles.Head head, List<ProcessRecord> measured, Rows rows)
      throws SQLException {
    var tree = rows.tree();
    for (int place = 0; place < measured.size(); place++) {
      int sequence = tree.order[place];
      var process = measured.get(sequence);
      var row = processes.begin().number(head.firstProcess() + place);
      row.text(head.jobid()).integer(head.attempt());
      row.number(tree.descendantsCpuTime(place)).number(tree.parentDistance(place));
      row.integer(tree.depth[place]).number(tree.left[place]).number(tree.descendants(place));
      var tags = rows.tags().text(rows.times().tags(sequence));
      values.appendProcess(
          row, process, new RowValues.Known(tags, rows.times().cpuTime.get(sequence)));
      appendThreads(head, process, place);
    }
  }

  private void appendThreads(StagedFiles.Head head, ProcessRecord process, int place)
      throws SQLException {
    if (process.threadCount() > 1) {
      for (int thread = 0; thread < process.threadCount(); thread++) {
        var row = threads.begin().number(head.firstProcess() + place);
        row.text(head.jobid()).integer(head.attempt());
        values.appendThread(row, process, thread);
      }
    }
  }

  private static long cpuTime(ProcessRecord process) {
    return SaturatedSums.plus(
        ProcessValues.sumOf(process, "usertime"), ProcessValues.sumOf(process, "systemtime"));
  }

  /// How many processes it has.
  public long size() {
    return size;
  }

  /// Whether any process has more than one thread.
  public boolean hasThreads() {
    return threads.exists();
  }

  public void writeProcesses(Path file) throws SQLException {
    processes.complete();
    copy(
        """
        SELECT id, jobid, attempt, host, tags, exename, path, args, exit_code, exit_signal, pid, generation, ppid,
          pgid, sid, numtids, start, "end", cpu_time,
          descendants_cpu_time, parent_distance, depth, left_number, descendants, rssmax_max, %s
        FROM processes
        """,
        file, ParquetFormat.ofProcesses(size));
  }

  public void writeThreads(Path file) throws SQLException {
    threads.complete();
    copy(
        "SELECT id, jobid, attempt, thread, tid, start, \"end\", %s FROM threads",
        file, ParquetFormat.ofThreads());
  }

  private void copy(String select, Path file, String format) throws SQLException {
    var counters = ProcessColumns.list(plan.columns());
    try (var statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO %s %s"
              .formatted(
                  select.formatted(counters), ProcessColumns.literal(file.toString()), format));
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      processes.close();
      threads.close();
    } finally {
      databases.giveBack(connection);
    }
  }
}
