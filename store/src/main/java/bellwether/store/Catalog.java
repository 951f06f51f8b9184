package bellwether.store;

import bellwether.model.JobState;
import bellwether.model.Node;
import bellwether.model.SchedulerJob;
import bellwether.store.internal.SqliteCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The memory of all runs: workflows, runs, allocations, jobs, attempts and every event.
///
/// All methods throw [StoreException] when the catalog cannot be read or written. What a method has
/// written is durable when it returns. Thread-safe; several processes may have one catalog open.
public interface Catalog extends AutoCloseable {

  /// Opens the catalog, and makes it when there is none, with mode 0600.
  static Catalog open(CatalogPlace place, CatalogOptions options) {
    return SqliteCatalog.open(place, options);
  }

  /// Records that a run begins. One that goes on with another's jobs takes its lock: dead holders
  /// are marked STOPPED.
  ///
  /// @throws RunHeldException when a live manager works on the same jobs
  RunRecord beginRun(NewRun run);

  /// Records how a run ended, and with it its allocations.
  void endRun(long run, RunState state, Instant time, @Nullable String reason);

  /// Notes other options of a run, with which a later run on its jobs starts.
  void putOptions(long run, String options);

  /// Notes other descriptions of jobs, by their numbers, which differ from those before in what is
  /// not part of a workflow's identity.
  void putDescriptions(Map<Long, String> descriptions);

  /// Records the nodes that a run may use outside of any batch system; returns the allocation's
  /// number.
  default long beginAllocation(long run, List<Node> nodes, Instant time) {
    return beginAllocation(run, nodes, SchedulerJob.LOCAL, time);
  }

  /// Records the nodes that a run may use, and who granted them; returns the allocation's number.
  long beginAllocation(long run, List<Node> nodes, SchedulerJob scheduler, Instant time);

  /// Takes `count` numbers for jobs that nobody else gets; returns the first.
  long reserveJobs(int count);

  /// Starts the writer for a run's jobs and events.
  Recorder recorder(long run, long allocation, RecorderListener listener);

  /// The run of this number.
  Optional<RunRecord> findRun(long run);

  /// The run that began last.
  Optional<RunRecord> lastRun();

  /// The run of this source that began last.
  Optional<RunRecord> lastRun(String source);

  /// The run of the workflow with this hash that began last.
  Optional<RunRecord> lastRunOfWorkflow(String hash);

  /// The last run of each workflow of this name, the latest first, at most so many.
  List<RunRecord> lastRunsNamed(String name, int most);

  /// The run that worked last on the jobs of `origin`.
  Optional<RunRecord> lastRunOn(long origin);

  /// All runs that worked on the jobs of `origin`, by ascending number.
  List<RunRecord> runsOn(long origin);

  /// How many members of the jobs that a run brought are in which state; states without any are
  /// left out.
  Map<JobState, Long> states(long originRun);

  /// Whether a run is RUNNING under a manager that lives.
  boolean isLive(RunRecord run);

  /// Hands over the jobs that a run brought, by ascending number. The consumer must not call the
  /// catalog.
  void loadJobs(long originRun, Consumer<StoredJob> consumer);

  /// The jobs that a run brought, by ascending number.
  default List<StoredJob> loadJobs(long originRun) {
    var jobs = new ArrayList<StoredJob>();
    loadJobs(originRun, jobs::add);
    return jobs;
  }

  /// Hands over the attempts of a run's jobs whose process is known and whose end nobody saw. The
  /// consumer must not call the catalog.
  void leftAttempts(long originRun, Consumer<LeftAttempt> consumer);

  /// When an attempt ran and how it ended, as far as the catalog knows.
  ///
  /// @param start null: it was never seen to start
  /// @param end null: nobody saw its end
  /// @param signal 0: none
  record AttemptSpan(@Nullable Instant start, @Nullable Instant end, int exitCode, int signal) {}

  /// An attempt of a member of a job; empty where there is none of this number.
  Optional<AttemptSpan> attempt(long job, int ordinal, int number);

  /// Cancels what has not ended among the targets of a run without a live manager, and returns how
  /// many members that were. Processes that a dead manager left are not touched. Others can write
  /// meanwhile.
  ///
  /// @throws RunHeldException when a live manager works on these jobs
  long cancel(Cancellation cancellation);

  /// Lets what failed, was cancelled or was not run for that among the jobs of a run without a live
  /// manager be new again, so that the next run on these jobs takes it up; returns how many members
  /// that were. Others can write meanwhile.
  ///
  /// @throws RunHeldException when a live manager works on these jobs
  long reset(long origin, Instant time);

  /// Sets what may be set of a job of a run without a live manager to a state, with the cause
  /// `set_by_user`, and returns how many members that were: not those that have the state already,
  /// or an attempt that nobody has ended. Others can write meanwhile.
  ///
  /// @throws RunHeldException when a live manager works on these jobs
  long setState(StateWish wish);

  /// The numbers of what was measured of the jobs of `origin`.
  List<Long> measurements(long origin);

  /// Deletes all runs on the jobs of `origin`, with these jobs, their members and their attempts.
  /// Events stay, and so do allocations. Others can write meanwhile; broken off, it is done again.
  /// What was measured of them is deleted before, by [bellwether.store.archive.ArchiveCare].
  ///
  /// @param runs those that may go: another one on these jobs is a reason to refuse
  /// @throws RunHeldException when a live manager works on these jobs
  void deleteRuns(long origin, Set<Long> runs);

  /// Closes the catalog; its recorders are to be closed before.
  @Override
  void close();
}
