package bellwether.collect.internal.epmt;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.collect.internal.Examination;
import bellwether.collect.internal.LostValues;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.FileName;
import bellwether.collect.internal.papiex.LineDamage;
import bellwether.collect.internal.papiex.TextCache;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Reads the processes of one job of an EPMT database: those of the table and those still staged.
final class EpmtProcesses {
  private final Connection connection;
  private final EpmtJobRow job;
  private final ProcessSink sink;
  private final SkippedLines skipped;
  private final LostValues lost = new LostValues();
  private final Map<List<String>, Counters> counters = new HashMap<>();

  EpmtProcesses(Connection connection, EpmtJobRow job, ProcessSink sink, SkippedLines skipped) {
    this.connection = connection;
    this.job = job;
    this.sink = sink;
    this.skipped = skipped;
  }

  void read() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(StoredProcess.SELECT)) {
      select.setString(1, job.record().id());
      each("processes", select, new StoredProcess(this::counters, lost)::read);
    }
    if (!job.staged().isEmpty()) {
      try (PreparedStatement select = connection.prepareStatement(StagedProcess.SELECT)) {
        select.setLong(1, job.staged().getFirst());
        select.setLong(2, job.staged().getLast());
        each(
            "processes_staging",
            select,
            new StagedProcess(counters(job.metrics()), new TextCache(false), lost)::read);
      }
    }
  }

  private interface RowReader {
    ProcessRecord read(ResultSet row) throws SQLException, LineDamage;
  }

  private void each(String table, PreparedStatement select, RowReader reader) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      ReadPosition spot = new ReadPosition(table, FileName.UNKNOWN, skipped);
      while (rows.next()) {
        lost.clear();
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
        lost.mark(spot, rows.getLong("id"));
        Examination.markEnd(process, spot, rows.getLong("id"));
        sink.accept(process);
      }
    }
  }

  private Counters counters(List<String> names) {
    return counters.computeIfAbsent(names, Counters::new);
  }
}
