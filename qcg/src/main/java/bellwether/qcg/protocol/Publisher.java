package bellwether.qcg.protocol;

import bellwether.engine.RestoredJob;
import bellwether.manager.ManagerListener;
import bellwether.model.Event;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.qcg.protocol.internal.LiveJobs;
import bellwether.qcg.protocol.internal.LiveJobs.Followed;
import bellwether.qcg.protocol.internal.PythonJson;
import bellwether.store.StoredEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns what happens in a run into QCG-PilotJob's events, once it is durable: `IST`, `IFI`, `JST`,
/// `JFI` and `NOJ`, each as topic, blank and JSON.
///
/// Unlike there, the events of an array's end tell what became of the array, and `NOJ` comes
/// whenever nothing is left to do. Threadsafe; `frames` is called by one thread at a time and must
/// be quick.
public final class Publisher implements ManagerListener {
  private final Consumer<String> frames;
  private final String manager;
  private final LiveJobs jobs = new LiveJobs();

  /// @param id the service's instance id
  /// @param frames takes the events
  public Publisher(String id, Consumer<String> frames) {
    this.frames = frames;
    manager = PythonJson.inOneLine(id);
  }

  @Override
  public synchronized void submitted(long first, List<JobDescription> added) {
    for (int i = 0; i < added.size(); i++) {
      jobs.add(first + i, added.get(i));
    }
  }

  @Override
  public synchronized void restored(RestoredJob job, boolean again) {
    jobs.restore(job, again);
  }

  @Override
  public synchronized void recorded(List<StoredEvent> events) {
    for (var stored : events) {
      var event = stored.event();
      var job = jobs.find(event.job());
      if (job != null) {
        tell(job, event);
      }
    }
  }

  /// The events of an array's last member may be durable by now, or not yet.
  @Override
  public synchronized void jobEnded(String name, JobState outcome) {
    var job = jobs.ended(name, outcome);
    if (job != null) {
      endIfAllTold(job);
    }
  }

  private void tell(Followed job, Event event) {
    boolean told = event.to().isActive() || event.to().isEnd();
    if (told && !job.isArray()) {
      tellJob(job, event.to());
    } else if (told) {
      job.membersOf(event).forEach(ordinal -> tellMember(job, ordinal, event.to()));
    }
    job.note(event);
    if (event.to().isEnd()) {
      endIfAllTold(job);
    }
  }

  private void endIfAllTold(Followed job) {
    if (!job.isAllTold()) {
      return;
    }
    var outcome = job.outcome();
    if (job.isArray() && outcome == null) {
      return;
    }
    if (job.isArray() && outcome != null) {
      tellJob(job, outcome);
    }
    jobs.forget(job);
    if (jobs.isEmpty()) {
      frames.accept("NOJ {\"manager\": " + manager + "}");
    }
  }

  private void tellJob(Followed job, JobState state) {
    tell("J", job, state, null);
  }

  private void tellMember(Followed job, int ordinal, JobState state) {
    tell("I", job, state, job.key(ordinal));
  }

  private void tell(String kind, Followed job, JobState state, @Nullable Integer key) {
    var rest =
        " {\"manager\": "
            + manager
            + ", \"job\": "
            + job.quotedName()
            + ", \"state\": \""
            + state.qcgName()
            + (key == null ? "\"}" : "\", \"it\": " + key + "}");
    frames.accept(kind + "ST" + rest);
    if (state.isEnd()) {
      frames.accept(kind + "FI" + rest);
    }
  }
}
