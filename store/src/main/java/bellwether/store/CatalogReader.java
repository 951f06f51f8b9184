package bellwether.store;

import bellwether.model.EventData;
import bellwether.model.Micros;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.internal.Problems;
import bellwether.store.internal.sqlite.SchemaVersion;
import bellwether.store.internal.sqlite.Sqlite;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.Log;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;
import org.jspecify.annotations.Nullable;

/// A view of a catalog that cannot write, also while managers write it. Not thread-safe.
public final class CatalogReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;
  private final Problems problems;
  private @Nullable DSLContext dsl;

  private CatalogReader(Connection connection, Problems problems) {
    this.connection = connection;
    this.problems = problems;
  }

  /// Opens the catalog at a place.
  ///
  /// @throws StoreException when there is none, or it cannot be read
  public static CatalogReader open(CatalogPlace place) {
    require(place);
    var problems = new Problems(place);
    try {
      return new CatalogReader(connect(place, problems), problems);
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }

  /// Refuses a place where there is none.
  ///
  /// @throws StoreException when there is no file
  public static void require(CatalogPlace place) {
    if (!Files.exists(place.file())) {
      throw new StoreException(
          place.file(),
          "No catalog at %s: nothing has run yet; bellwether run makes one, --catalog names another"
              .formatted(place));
    }
  }

  private static Connection connect(CatalogPlace place, Problems problems) throws SQLException {
    var connection = Sqlite.reader(place, PATIENCE);
    try {
      if (SchemaVersion.of(connection, problems).isCurrent()) {
        return connection;
      }
      throw problems.because("is empty or of an older edition; the next bellwether run mends that");
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  /// Queries by jOOQ on this view. What they throw is jOOQ's own.
  public DSLContext dsl() {
    if (dsl == null) {
      // Otherwise jOOQ greets, gives tips and tells of the database's version.
      JooqLogger.globalThreshold(Log.Level.WARN);
      dsl = DSL.using(connection, SQLDialect.SQLITE, new Settings().withExecuteLogging(false));
    }
    return dsl;
  }

  /// The bare connection, for commands that cannot afford jOOQ's start.
  public Connection connection() {
    return connection;
  }

  /// The states of a run's jobs and members as their events tell them.
  ///
  /// @param origin the run that brought the jobs
  public Replay replay(long origin) {
    var replay = new Replay();
    try (var rows =
        dsl()
            .select(Event.JOB_ID, Event.ORDINAL, Event.ATTEMPT)
            .select(Event.FROM_STATE, Event.TO_STATE, Event.CAUSE, Event.TIME)
            .from(Tables.EVENT)
            .join(Tables.JOB_DEFINITION)
            .on(JobDefinition.ID.eq(Event.JOB_ID))
            .where(JobDefinition.RUN_ID.eq(origin))
            .orderBy(Event.SEQ)
            .fetchLazy()) {
      rows.forEach(row -> replay.apply(event(row, origin)));
    }
    return replay;
  }

  /// As much of an event as a replay needs.
  private static bellwether.model.Event event(Record row, long run) {
    var ordinal = row.get(Event.ORDINAL);
    var attempt = row.get(Event.ATTEMPT);
    var from = row.get(Event.FROM_STATE);
    return new bellwether.model.Event(
        Micros.time(row.get(Event.TIME)),
        row.get(Event.JOB_ID),
        ordinal == null ? bellwether.model.Event.ALL : ordinal.intValue(),
        attempt == null ? 0 : attempt.intValue(),
        from == null ? null : StoredWords.state(from, run),
        StoredWords.state(row.get(Event.TO_STATE), run),
        StoredWords.cause(row.get(Event.CAUSE), run),
        0,
        EventData.NONE);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }
}
