package bellwether.store.archive.internal.staging;

import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.SaturatedSums;
import bellwether.store.archive.internal.imports.ContentHash;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;

/// The rows of one job on their way into files: tables of a database that spills to disk, and
/// beside them, in primitive numbers, what order and tree need. Not thread-safe.
public final class StagedJob implements ProcessSink, AutoCloseable {
  /// The room for a process's place in its id.
  private static final int MOST_PROCESSES = 1 << 24;

  public final CounterPlan plan = new CounterPlan();
  public final ProcessTimes times = new ProcessTimes();
  public final CounterFaults misbehaved = new CounterFaults();
  private final RowValues values = new RowValues(plan, misbehaved);
  public final ContentHash hash = new ContentHash();
  public final Set<String> hosts = new TreeSet<>();
  private final StagingDatabases databases;
  private final DuckDBConnection connection;
  private final String source;
  private final TagNumbers tagNumbers = new TagNumbers();
  private Map<String, byte[]> spans = Map.of();
  private final StagedTable processes;
  private final StagedTable threads;
  private long threadCount;

  public StagedJob(StagingDatabases databases, String source) throws SQLException {
    this.databases = databases;
    this.connection = databases.borrow();
    this.source = source;
    processes = new StagedTable(connection, "processes", ProcessColumns.PROCESS_TABLE, plan);
    threads = new StagedTable(connection, "threads", ProcessColumns.THREAD_TABLE, plan);
  }

  DuckDBConnection connection() {
    return connection;
  }

  /// How many threads its processes had.
  public long threadCount() {
    return threadCount;
  }

  /// Whether any process had more than one.
  public boolean hasThreads() {
    return threads.exists();
  }

  @Override
  public void accept(ProcessRecord process) {
    try {
      plan.turnTo(process.counters());
      take(process);
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  private void take(ProcessRecord process) throws SQLException {
    if (times.size() == MOST_PROCESSES) {
      throw new ArchiveException(
          "%s has more than %,d processes, which is the most that one job may have; split it"
              .formatted(source, MOST_PROCESSES));
    }
    long cpuTime =
        SaturatedSums.plus(
            ProcessValues.sumOf(process, "usertime"), ProcessValues.sumOf(process, "systemtime"));
    int tags = tagNumbers.of(process.tags());
    appendThreads(process);
    values.appendProcess(
        processes.begin(), process, new RowValues.Known(tagNumbers.text(tags), cpuTime));
    times.add(process, cpuTime, tags);
    hash.add(process, cpuTime);
    hosts.add(process.host());
    threadCount += process.threadCount();
  }

  private void appendThreads(ProcessRecord process) throws SQLException {
    if (process.threadCount() > 1) {
      for (int thread = 0; thread < process.threadCount(); thread++) {
        var row = threads.begin().integer(times.size());
        values.appendThread(row, process, thread);
      }
    }
  }

  /// When at least one of the processes with some tags ran; known once it is settled.
  byte[] spans(String tags) {
    return java.util.Objects.requireNonNull(spans.get(tags));
  }

  /// Ends the rows; gives each its place in the tree.
  public void settle() {
    try {
      processes.complete();
      threads.complete();
      if (times.size() > 0) {
        var tree = ProcessTree.of(times);
        addTree(tree);
        spans = OperationSpans.of(times, tagNumbers, tree.order);
      }
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  /// In the sequence of the rows, so that the two tables can be laid side by side.
  private void addTree(ProcessTree tree) throws SQLException {
    execute(
        """
        CREATE TABLE tree (place INTEGER, parent_distance BIGINT, depth INTEGER, left_number BIGINT,
          descendants BIGINT, descendants_cpu_time BIGINT)
        """);
    var placeOf = new int[tree.size()];
    for (int place = 0; place < placeOf.length; place++) {
      placeOf[tree.order[place]] = place;
    }
    try (var rows = new RowAppender(connection, "tree")) {
      for (int place : placeOf) {
        rows.begin().integer(place).number(tree.parentDistance(place)).integer(tree.depth[place]);
        rows.number(tree.left[place]).number(tree.descendants(place));
        rows.number(tree.descendantsCpuTime(place)).end();
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  ArchiveException problem(SQLException e) {
    return new ArchiveException(
        "The processes of %s could not be kept: %s".formatted(source, e.getMessage()), e);
  }

  /// Gives the rows up.
  @Override
  public void close() {
    try {
      processes.close();
      threads.close();
    } catch (SQLException e) {
      throw problem(e);
    } finally {
      giveBack();
    }
  }

  private void giveBack() {
    try {
      databases.giveBack(connection);
    } catch (SQLException e) {
      throw problem(e);
    }
  }
}
