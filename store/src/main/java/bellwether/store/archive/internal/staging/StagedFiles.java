package bellwether.store.archive.internal.staging;

import bellwether.store.archive.internal.ParquetFormat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Writes a settled stage's rows into Parquet files.
///
/// @param head what the rows have in common
public record StagedFiles(StagedJob stage, Head head) {
  /// The room for a process's place in its id.
  public static final int PLACE_BITS = 24;

  /// What all rows of a file have in common.
  ///
  /// @param id the measurement's
  /// @param attempt its number among those of its job
  public record Head(long id, String jobid, int attempt) {
    long firstProcess() {
      return id << PLACE_BITS;
    }

    String columns(String place) {
      return "%d::BIGINT + %s AS id, %s AS jobid, %d::INTEGER AS attempt"
          .formatted(firstProcess(), place, ProcessColumns.literal(jobid), attempt);
    }
  }

  public void writeProcesses(Path file) throws SQLException {
    stage.execute(
        """
        COPY (
          SELECT %s, host, tags, exename, path, args, exit_code, exit_signal, pid, generation, ppid,
            pgid, sid, numtids, start, "end", cpu_time,
            descendants_cpu_time, parent_distance, depth, left_number, descendants, rssmax_max, %s
          FROM processes POSITIONAL JOIN tree ORDER BY place
        ) TO %s %s
        """
            .formatted(
                head.columns("place"),
                counters(stage.plan.columns()),
                ProcessColumns.literal(file.toString()),
                ParquetFormat.ofProcesses(stage.times.size())));
  }

  public void writeThreads(Path file) throws SQLException {
    stage.execute(
        """
        COPY (
          SELECT %s, thread, tid, start, "end", %s
          FROM threads JOIN (SELECT place, row_number() OVER () - 1 AS process FROM tree) USING (process)
          ORDER BY place, thread
        ) TO %s %s
        """
            .formatted(
                head.columns("place"),
                counters(stage.plan.columns()),
                ProcessColumns.literal(file.toString()),
                ParquetFormat.ofThreads()));
  }

  private static String counters(List<String> columns) {
    return ProcessColumns.list(columns);
  }
}
