package bellwether.qcg.protocol.internal;

import bellwether.engine.RestoredJob;
import bellwether.model.Event;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.qcg.protocol.Requests;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The jobs whose ends have not been told yet. Not threadsafe.
public final class LiveJobs {
  private final Map<Long, Followed> byId = new HashMap<>();
  private final Map<String, Followed> arrays = new HashMap<>();

  /// Adds a job of which nothing has happened.
  public void add(long id, JobDescription description) {
    add(new Followed(id, description, description.count()));
  }

  /// Adds a job of an earlier run, unless nothing of it is left to run.
  public void restore(RestoredJob job, boolean again) {
    int open = job.open(again);
    if (open > 0) {
      var followed = new Followed(job.id(), job.description(), open);
      job.members().forEach(member -> followed.own.set(member.ordinal()));
      add(followed);
    }
  }

  private void add(Followed job) {
    byId.put(job.id, job);
    if (job.isArray()) {
      arrays.put(job.name, job);
    }
  }

  /// The job of this number; null when its end has been told.
  public @Nullable Followed find(long id) {
    return byId.get(id);
  }

  /// Notes what became of an array as a whole. Null: no array of this name is here.
  public @Nullable Followed ended(String name, JobState outcome) {
    var job = arrays.get(name);
    if (job != null) {
      job.outcome = outcome;
    }
    return job;
  }

  /// Takes out a job.
  public void forget(Followed job) {
    byId.remove(job.id);
    if (job.isArray()) {
      arrays.remove(job.name, job);
    }
  }

  /// Whether nothing is left.
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /// A job that is followed to its end.
  public static final class Followed {
    private final long id;
    private final String name;
    private final @Nullable Iterations iterations;
    private final BitSet own = new BitSet(0);
    private int open;
    private @Nullable JobState outcome;

    private Followed(long id, JobDescription description, int open) {
      this.id = id;
      name = description.name();
      iterations = description.iterations();
      this.open = open;
    }

    public boolean isArray() {
      return iterations != null;
    }

    /// The name as a text in JSON.
    public String quotedName() {
      return PythonJson.inOneLine(name);
    }

    public int key(int ordinal) {
      return iterations == null ? ordinal : iterations.key(ordinal);
    }

    /// The ordinals that an event is of; none of an array that is left out as a whole, of whose
    /// iterations QCG-PilotJob tells nothing, and none of a great many that end at one stroke.
    public IntStream membersOf(Event event) {
      if (event.ordinal() != Event.ALL) {
        return IntStream.of(event.ordinal());
      }
      boolean silent = event.to() == JobState.UPSTREAM_FAILED || commonCount() > Requests.MOST_TOLD;
      return silent ? IntStream.empty() : common();
    }

    private IntStream common() {
      return IntStream.range(0, count()).filter(ordinal -> !own.get(ordinal));
    }

    private int commonCount() {
      return count() - own.cardinality();
    }

    private int count() {
      return iterations == null ? 1 : iterations.count();
    }

    /// Remembers that an event was told.
    public void note(Event event) {
      boolean all = event.ordinal() == Event.ALL;
      if (event.to().isEnd()) {
        open -= all ? commonCount() : 1;
      }
      if (!all && isArray()) {
        own.set(event.ordinal());
      }
    }

    /// Whether all its members' ends were told.
    public boolean isAllTold() {
      return open <= 0;
    }

    /// What became of it as a whole; null: not known yet.
    public @Nullable JobState outcome() {
      return outcome;
    }
  }
}
