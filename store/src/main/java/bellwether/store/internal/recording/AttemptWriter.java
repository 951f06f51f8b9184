package bellwether.store.internal.recording;

import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Micros;
import bellwether.model.Usage;
import bellwether.store.internal.StateWords;
import bellwether.store.internal.recording.EventGroup.AttemptKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the rows of attempts. Not thread-safe.
final class AttemptWriter implements AutoCloseable {
  private static final int FIRST_OF_USAGE = 13;

  private final PreparedStatement upsert;

  AttemptWriter(Connection connection, RunKeys keys) throws SQLException {
    upsert =
        connection.prepareStatement(
            """
            INSERT INTO attempt (
              job_id, ordinal, number, state, cause, nodes, pid, start_ticks,
              start_time, end_time, exit_code, signal, user_time_us, system_time_us,
              peak_memory_bytes, minor_faults, major_faults, blocks_read, blocks_written,
              voluntary_switches, involuntary_switches, stdout, stderr, stderr_tail, message, run_id, allocation_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %d, %d)
            ON CONFLICT (job_id, ordinal, number) DO UPDATE SET
              state = excluded.state,
              cause = excluded.cause,
              nodes = coalesce(nullif(excluded.nodes, ''), nodes),
              pid = coalesce(excluded.pid, pid),
              start_ticks = coalesce(excluded.start_ticks, start_ticks),
              start_time = coalesce(excluded.start_time, start_time),
              end_time = coalesce(excluded.end_time, end_time),
              exit_code = coalesce(excluded.exit_code, exit_code),
              signal = coalesce(excluded.signal, signal),
              user_time_us = excluded.user_time_us,
              system_time_us = excluded.system_time_us,
              peak_memory_bytes = excluded.peak_memory_bytes,
              minor_faults = excluded.minor_faults,
              major_faults = excluded.major_faults,
              blocks_read = excluded.blocks_read,
              blocks_written = excluded.blocks_written,
              voluntary_switches = excluded.voluntary_switches,
              involuntary_switches = excluded.involuntary_switches,
              stdout = coalesce(excluded.stdout, stdout),
              stderr = coalesce(excluded.stderr, stderr),
              stderr_tail = coalesce(excluded.stderr_tail, stderr_tail),
              message = coalesce(excluded.message, message)
            """
                .formatted(keys.run(), keys.allocation()));
  }

  void write(Map<AttemptKey, AttemptChange> attempts) throws SQLException {
    if (attempts.isEmpty()) {
      return;
    }
    for (var entry : attempts.entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
    upsert.executeBatch();
  }

  private void add(AttemptKey key, AttemptChange change) throws SQLException {
    upsert.setLong(1, key.job());
    upsert.setInt(2, key.ordinal());
    upsert.setInt(3, key.number());
    upsert.setString(4, change.state.name());
    upsert.setString(5, StateWords.of(change.cause));
    upsert.setString(6, change.nodes);
    setStart(change.launched);
    setEnd(change);
    upsert.setString(25, change.message);
    upsert.addBatch();
  }

  private void setStart(@Nullable Launched launched) throws SQLException {
    if (launched == null) {
      setNulls(7, 9);
      setNulls(22, 23);
      return;
    }
    upsert.setInt(7, launched.pid());
    upsert.setLong(8, launched.startTicks());
    upsert.setLong(9, Micros.of(launched.time()));
    upsert.setString(22, launched.stdout());
    upsert.setString(23, launched.stderr());
  }

  private void setEnd(AttemptChange change) throws SQLException {
    if (change.endTime == null) {
      setNulls(10, 10);
    } else {
      upsert.setLong(10, Micros.of(change.endTime));
    }
    if (change.exit == null) {
      setNulls(11, 21);
      setNulls(24, 24);
    } else {
      setExit(change.exit);
    }
  }

  private void setExit(Exit exit) throws SQLException {
    setNulls(11, 12);
    if (exit.signal() == 0) {
      upsert.setInt(11, exit.code());
    } else {
      upsert.setInt(12, exit.signal());
    }
    setUsage(exit.usage());
    upsert.setString(24, exit.stderrTail().isEmpty() ? null : exit.stderrTail());
  }

  private void setUsage(Usage usage) throws SQLException {
    int column = FIRST_OF_USAGE;
    upsert.setLong(column++, Micros.of(usage.userTime()));
    upsert.setLong(column++, Micros.of(usage.systemTime()));
    if (usage.peakMemory() == null) {
      setNulls(column, column);
    } else {
      upsert.setLong(column, usage.peakMemory().count());
    }
    column++;
    upsert.setLong(column++, usage.minorFaults());
    upsert.setLong(column++, usage.majorFaults());
    upsert.setLong(column++, usage.blocksRead());
    upsert.setLong(column++, usage.blocksWritten());
    upsert.setLong(column++, usage.voluntarySwitches());
    upsert.setLong(column, usage.involuntarySwitches());
  }

  private void setNulls(int first, int last) throws SQLException {
    for (int column = first; column <= last; column++) {
      upsert.setNull(column, Types.NULL);
    }
  }

  @Override
  public void close() throws SQLException {
    upsert.close();
  }
}
