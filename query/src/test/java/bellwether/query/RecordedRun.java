package bellwether.query;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Node;
import bellwether.model.Placement;
import bellwether.model.Usage;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.ManagerProcess;
import bellwether.store.NewJob;
import bellwether.store.NewRun;
import bellwether.store.Recorder;
import bellwether.store.RecorderListener;
import bellwether.store.RunRecord;
import bellwether.store.StoreException;
import bellwether.store.StoredEvent;
import bellwether.store.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run on one node of two cores in a catalog on SQLite, whose jobs change state as a test says.
public final class RecordedRun implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-23T10:00:00.000001Z");

  private static final Node NODE = new Node("n1", List.of(0, 1), List.of(), new Bytes(0), false);
  private static final Usage USAGE =
      new Usage(Duration.ofMillis(1), Duration.ofMillis(2), Bytes.ofKibi(900), 1, 2, 3, 4, 5, 6);

  private final Catalog catalog;
  private final RunRecord run;
  private final Recorder recorder;
  private final Map<Member, JobState> states = new HashMap<>();
  private boolean truthful;

  private RecordedRun(Catalog catalog, @Nullable Long origin) {
    this.catalog = catalog;
    var manager = new ManagerProcess("host", "boot", 42, 4711);
    var workflow = new WorkflowIdentity("hash", "ensemble", "{}");
    run =
        catalog.beginRun(
            new NewRun(
                workflow,
                null,
                origin,
                "/home/u/jobs.json",
                "/home/u",
                "{}",
                manager,
                "ann",
                UUID.randomUUID().toString(),
                START));
    long allocation = catalog.beginAllocation(run.id(), List.of(NODE), START);
    recorder = catalog.recorder(run.id(), allocation, new Silent());
  }

  /// A listener that does nothing: tests look at what the catalog has.
  private record Silent() implements RecorderListener {
    @Override
    public void committed(List<StoredEvent> events) {}

    @Override
    public void failed(StoreException problem) {}
  }

  /// Begins a run in a catalog, whose runs no manager holds.
  public static RecordedRun in(CatalogPlace place) {
    return new RecordedRun(Catalog.open(place, CatalogOptions.of(manager -> false)), null);
  }

  /// Begins one that goes on with the jobs of another.
  public static RecordedRun after(CatalogPlace place, RecordedRun origin) {
    return new RecordedRun(Catalog.open(place, CatalogOptions.of(manager -> false)), origin.id());
  }

  public long id() {
    return run.id();
  }

  /// Brings a job, in state CREATED; returns its number.
  public long add(JobDescription description) {
    long id = catalog.reserveJobs(1);
    recorder.jobs(List.of(new NewJob(id, description, JobDescriptionJson.write(description))));
    recorder.events(
        List.of(
            new Event(START, id, Event.ALL, 0, null, JobState.CREATED, null, 0, EventData.NONE)));
    return id;
  }

  /// Brings all members of a job that share its state into another one.
  public void all(long job, JobState to) {
    change(new Member(job, Event.ALL), 0, to, null, EventData.NONE);
  }

  /// A member of a job; 0 for a plain one.
  public record Member(long job, int ordinal) {}

  /// Brings a member into a state of which its event tells no more, at its first attempt.
  public void change(Member member, JobState to) {
    change(member, 1, to);
  }

  /// The same at a later one.
  public void change(Member member, int attempt, JobState to) {
    change(member, attempt, to, null, EventData.NONE);
  }

  /// Gives a member its cores, so that the attempt begins.
  public void place(Member member, int attempt) {
    var share =
        new Placement.Share("n1", new int[] {member.ordinal() % 2}, List.of(), new Bytes(0));
    var placed = new EventData.Placed(new Placement(List.of(share)));
    change(member, attempt, JobState.SCHEDULED, null, placed);
  }

  /// Starts the attempt as process 1000 + ordinal, with its standard output in a file.
  public void start(Member member, int attempt) {
    place(member, attempt);
    var launched =
        new Launched(START.plusMillis(1), 1000 + member.ordinal(), 77, "/home/u/out", null);
    change(member, attempt, JobState.RUNNING, null, new EventData.Started(launched));
  }

  /// Lets an attempt start and end.
  public void attempt(Member member, int attempt, JobState end, Exit exit) {
    start(member, attempt);
    change(member, attempt, end, cause(end, exit), new EventData.Ended(exit, null));
  }

  /// Lets a member finish at its first attempt.
  public void finish(Member member) {
    attempt(member, 1, JobState.RUN_DONE, exited(0));
    change(member, JobState.JOB_FINISHED);
  }

  /// Lets a member fail at its first and only attempt.
  public void fail(Member member, Exit exit) {
    attempt(member, 1, JobState.RUN_ERROR, exit);
    change(member, 1, JobState.FAILED, cause(JobState.RUN_ERROR, exit), EventData.NONE);
  }

  /// Ends a member with a cause and a sentence; null: none.
  public void end(Member member, JobState to, Cause cause, @Nullable String note) {
    change(member, 0, to, cause, note == null ? EventData.NONE : new EventData.Note(note));
  }

  /// The end of a process with an exit code.
  public static Exit exited(int code) {
    return new Exit(START.plusMillis(3), code, 0, USAGE, code == 0 ? "" : "oops", false);
  }

  /// The end of a process by a signal.
  public static Exit killed(int signal) {
    return new Exit(START.plusMillis(3), -1, signal, USAGE, "", false);
  }

  private static @Nullable Cause cause(JobState end, Exit exit) {
    return switch (end) {
      case RUN_DONE -> null;
      case RUN_TIMEOUT -> Cause.TIME_LIMIT;
      default -> exit.signal() == 0 ? Cause.EXIT_CODE : Cause.SIGNAL;
    };
  }

  /// The catalog does not ask from which state a change is, see [#truthful].
  private void change(
      Member member, int attempt, JobState to, @Nullable Cause cause, EventData data) {
    recorder.events(
        List.of(
            new Event(
                START.plusMillis(4),
                member.job(),
                member.ordinal(),
                attempt,
                left(member),
                to,
                cause,
                0.5,
                data)));
    states.put(member, to);
  }

  /// Lets events tell from now on which state was left, as those of a manager do.
  public RecordedRun truthful() {
    truthful = true;
    return this;
  }

  private JobState left(Member member) {
    var common = states.getOrDefault(new Member(member.job(), Event.ALL), JobState.CREATED);
    return truthful ? states.getOrDefault(member, common) : JobState.CREATED;
  }

  /// Makes all durable.
  public void flush() {
    recorder.flush();
  }

  /// Makes all durable, and lets go of the catalog; the run stays as if its manager were killed.
  @Override
  public void close() {
    recorder.close();
    catalog.close();
  }
}
