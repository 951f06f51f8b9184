package bellwether.store.internal;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.model.Node;
import bellwether.model.SchedulerJob;
import bellwether.store.Cancellation;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.LeftAttempt;
import bellwether.store.NewRun;
import bellwether.store.Recorder;
import bellwether.store.RecorderListener;
import bellwether.store.RunRecord;
import bellwether.store.RunState;
import bellwether.store.StateWish;
import bellwether.store.StoredJob;
import bellwether.store.internal.recording.GroupRecorder;
import bellwether.store.internal.recording.GroupRecorder.Outlet;
import bellwether.store.internal.recording.RunKeys;
import bellwether.store.internal.sqlite.CatalogFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The catalog in a SQLite file. Thread-safe: all go through one connection.
public final class SqliteCatalog implements Catalog {
  private final Session session;
  private final Problems problems;
  private final CatalogOptions options;

  SqliteCatalog(Connection connection, CatalogPlace place, CatalogOptions options) {
    this.problems = new Problems(place);
    this.session = new Session(connection, problems, options);
    this.options = options;
  }

  /// Opens the catalog at a place; see [Catalog#open].
  public static Catalog open(CatalogPlace place, CatalogOptions options) {
    return new SqliteCatalog(new CatalogFile(place, options).open(), place, options);
  }

  @Override
  public RunRecord beginRun(NewRun run) {
    var before = run.origin();
    if (before == null) {
      return session.write(connection -> runs(connection).insert(run));
    }
    long origin = originOf(before);
    var counts = counts(origin);
    return session.write(connection -> {
      var runs = runs(connection);
      runs.takeOver(origin, options.liveness(), options.clock().now(), counts);
      return runs.insert(run);
    });
  }

  private long originOf(long run) {
    return session.read(connection -> runs(connection).originOf(run));
  }

  private String counts(long origin) {
    return session.read(connection -> MemberCounts.json(connection, origin));
  }

  @Override
  public void endRun(long run, RunState state, Instant time, @Nullable String reason) {
    var counts = counts(originOf(run));
    session.write(connection -> {
      runs(connection).end(run, state, time, reason);
      MemberCounts.keep(connection, run, counts);
      return run;
    });
  }

  @Override
  public void putOptions(long run, String options) {
    session.write(connection ->
        Sql.update(connection, "UPDATE run SET options = ? WHERE id = ?", options, run));
  }

  @Override
  public void putDescriptions(Map<Long, String> descriptions) {
    session.write(connection -> {
      for (var job : descriptions.entrySet()) {
        Sql.update(
            connection,
            "UPDATE job_definition SET description = ? WHERE id = ?",
            job.getValue(),
            job.getKey());
      }
      return descriptions.size();
    });
  }

  @Override
  public long beginAllocation(long run, List<Node> nodes, SchedulerJob scheduler, Instant time) {
    return session.write(connection -> {
      long allocation = new AllocationTable(connection).insert(run, nodes, scheduler, time);
      runs(connection).event(run, allocation, null, RunState.RUNNING, time);
      return allocation;
    });
  }

  @Override
  public long reserveJobs(int count) {
    return session.write(connection ->
        Sql.number(
            connection,
            "UPDATE counter SET next = next + ? WHERE name = 'job' RETURNING next - ?",
            count,
            count));
  }

  @Override
  public Recorder recorder(long run, long allocation, RecorderListener listener) {
    long origin = originOf(run);
    var keys = new RunKeys(run, origin, allocation);
    return new GroupRecorder(session, problems, keys, new Outlet(listener, options)).start();
  }

  @Override
  public Optional<RunRecord> findRun(long run) {
    return session.read(connection -> runs(connection).find(run));
  }

  @Override
  public Optional<RunRecord> lastRun() {
    return session.read(connection -> runs(connection).last());
  }

  @Override
  public Optional<RunRecord> lastRun(String source) {
    return session.read(connection -> runs(connection).lastOf(source));
  }

  @Override
  public Optional<RunRecord> lastRunOfWorkflow(String hash) {
    return session.read(connection -> runs(connection).lastOfWorkflow(hash));
  }

  @Override
  public List<RunRecord> lastRunsNamed(String name, int most) {
    return session.read(connection -> runs(connection).lastOfEachNamed(name, most));
  }

  @Override
  public Optional<RunRecord> lastRunOn(long origin) {
    return session.read(connection -> runs(connection).lastOn(origin));
  }

  @Override
  public List<RunRecord> runsOn(long origin) {
    return session.read(connection -> runs(connection).on(origin));
  }

  @Override
  public Map<JobState, Long> states(long originRun) {
    return session.read(connection -> MemberCounts.of(connection, originRun));
  }

  @Override
  public boolean isLive(RunRecord run) {
    return run.state() == RunState.RUNNING && options.liveness().isAlive(run.manager());
  }

  @Override
  public void loadJobs(long originRun, Consumer<StoredJob> consumer) {
    session.read(connection -> {
      new JobLoader(connection, originRun).load(consumer);
      return originRun;
    });
  }

  @Override
  public void leftAttempts(long originRun, Consumer<LeftAttempt> consumer) {
    session.read(connection -> {
      new JobLoader(connection, originRun).loadLeft(consumer);
      return originRun;
    });
  }

  @Override
  public Optional<AttemptSpan> attempt(long job, int ordinal, int number) {
    return session.read(connection ->
        Sql.first(
            connection,
            row -> new AttemptSpan(time(row, 1), time(row, 2), row.getInt(3), row.getInt(4)),
            """
            SELECT start_time, end_time, exit_code, signal FROM attempt
            WHERE job_id = ? AND ordinal = ? AND number = ?
            """,
            job,
            ordinal,
            number));
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.time(micros);
  }

  @Override
  public long cancel(Cancellation cancellation) {
    long origin = originOf(cancellation.origin());
    return new DeadRun(session, problems, options, origin).cancel(cancellation);
  }

  @Override
  public long reset(long origin, Instant time) {
    return new DeadRun(session, problems, options, originOf(origin)).reset(time);
  }

  @Override
  public long setState(StateWish wish) {
    return new DeadRun(session, problems, options, originOf(wish.origin())).setState(wish);
  }

  @Override
  public List<Long> measurements(long origin) {
    return session.read(connection ->
        Sql.list(
            connection,
            row -> row.getLong(1),
            """
            SELECT m.id FROM measurement m JOIN job_definition j ON j.id = m.job_id
            WHERE j.run_id = ? ORDER BY m.id
            """,
            origin));
  }

  @Override
  public void deleteRuns(long origin, Set<Long> runs) {
    new RunRemoval(session, problems, options).delete(origin, runs);
  }

  private RunTable runs(Connection connection) {
    return new RunTable(connection, problems);
  }

  @Override
  public void close() {
    session.close();
  }
}
