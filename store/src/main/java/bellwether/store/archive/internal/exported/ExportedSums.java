package bellwether.store.archive.internal.exported;

import bellwether.collect.KeptSums;
import bellwether.collect.OperationSums;
import bellwether.store.archive.ExportFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an export tells of a job whose processes were retired.
record ExportedSums(ExportedFiles export, long measurement) {
  private static final String JOB =
      "num_procs, num_threads, coalesce(content_hash, ''), exitcode, counters, sums";
  private static final String OPERATION =
      "tags, num_procs, numtids, duration, cpu_time, epoch_us(start), epoch_us(\"end\"), sums, spans";

  KeptSums read() {
    var operations = export.ask(sql(OPERATION, ExportFiles.OPERATIONS), ExportedSums::operations);
    return export.ask(sql(JOB, ExportFiles.JOBS), row -> job(row, operations));
  }

  private String sql(String columns, String file) {
    return "SELECT %s FROM %s WHERE measurement_id = %d ORDER BY tags"
        .formatted(columns, export.table(file), measurement);
  }

  private static KeptSums job(ResultSet row, List<OperationSums> operations) throws SQLException {
    row.next();
    long exitCode = row.getLong(4);
    return new KeptSums(
        row.getInt(1),
        row.getLong(2),
        row.getString(3),
        row.wasNull() ? null : exitCode,
        JsonColumn.texts(row, 5),
        JsonColumn.sums(row, 6),
        operations);
  }

  private static List<OperationSums> operations(ResultSet rows) throws SQLException {
    var operations = new ArrayList<OperationSums>();
    while (rows.next()) {
      operations.add(operation(rows));
    }
    return operations;
  }

  private static OperationSums operation(ResultSet row) throws SQLException {
    return new OperationSums(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        JsonColumn.sums(row, 8),
        bytes(row, 9));
  }

  private static byte @Nullable [] bytes(ResultSet row, int column) throws SQLException {
    var blob = row.getBlob(column);
    return blob == null ? null : blob.getBytes(1, (int) blob.length());
  }
}
