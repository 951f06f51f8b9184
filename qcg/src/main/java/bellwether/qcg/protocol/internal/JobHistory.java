package bellwether.qcg.protocol.internal;

import bellwether.model.JobState;
import bellwether.qcg.protocol.ServerException;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.StoredWords;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the catalog remembers of single jobs: their events and last attempts. Not thread-safe.
///
/// Plain SQL on an open connection: jobs are asked for thousands of times a second.
final class JobHistory implements AutoCloseable {
  private final CatalogReader reader;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  JobHistory(CatalogPlace place) {
    reader = CatalogReader.open(place);
  }

  /// A change of state.
  ///
  /// @param ordinal of the member; -1: of all that had no event of their own
  record Change(Instant time, int ordinal, JobState to) {}

  /// The last attempt of a member.
  ///
  /// @param nodes what it holds or held, such as `n1[0:1]`
  record Attempt(
      int ordinal,
      String nodes,
      @Nullable Integer pid,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable Integer exitCode,
      @Nullable Integer signal,
      @Nullable String message) {}

  /// All changes of a job's members, in order.
  List<Change> changes(long job) {
    var changes = new ArrayList<Change>();
    each(
        "SELECT time, ordinal, to_state, run_id FROM event WHERE job_id = ? ORDER BY seq",
        List.of(job),
        row -> changes.add(change(row)));
    return changes;
  }

  /// The first change of a job, and its last.
  List<Change> ends(long job) {
    var changes = new ArrayList<Change>();
    for (var order : List.of("ASC", "DESC")) {
      each(
          "SELECT time, ordinal, to_state, run_id FROM event WHERE job_id = ? ORDER BY seq %s LIMIT 1"
              .formatted(order),
          List.of(job),
          row -> changes.add(change(row)));
    }
    return changes;
  }

  /// The last attempt of one member.
  Optional<Attempt> attempt(long job, int ordinal) {
    var attempts = new ArrayList<Attempt>(1);
    each(
        ATTEMPTS + " AND ordinal = ? ORDER BY number DESC LIMIT 1",
        List.of(job, ordinal),
        row -> attempts.add(attempt(row)));
    return attempts.stream().findFirst();
  }

  /// The attempts of all members, by ordinal and number.
  void attempts(long job, Consumer<Attempt> consumer) {
    each(
        ATTEMPTS + " ORDER BY ordinal, number", List.of(job), row -> consumer.accept(attempt(row)));
  }

  private static final String ATTEMPTS =
      "SELECT ordinal, nodes, pid, start_time, end_time, exit_code, signal, message"
          + " FROM attempt WHERE job_id = ?";

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, List<? extends Number> values, RowReader rows) {
    try {
      var statement = prepared(sql);
      for (int i = 0; i < values.size(); i++) {
        statement.setLong(i + 1, values.get(i).longValue());
      }
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          rows.read(found);
        }
      }
    } catch (SQLException e) {
      throw new ServerException("The catalog cannot be read: " + e.getMessage(), e);
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    var known = statements.get(sql);
    if (known != null) {
      return known;
    }
    var statement = reader.connection().prepareStatement(sql);
    statements.put(sql, statement);
    return statement;
  }

  private static Change change(ResultSet row) throws SQLException {
    var ordinal = number(row, 2);
    return new Change(
        instant(row.getLong(1)),
        ordinal == null ? -1 : ordinal,
        StoredWords.state(row.getString(3), row.getLong(4)));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getInt(1),
        row.getString(2),
        number(row, 3),
        time(row, 4),
        time(row, 5),
        number(row, 6),
        number(row, 7),
        row.getString(8));
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : instant(micros);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public void close() {
    reader.close();
  }
}
