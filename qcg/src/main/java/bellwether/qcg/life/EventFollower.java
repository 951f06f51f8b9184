package bellwether.qcg.life;

import bellwether.engine.RestoredJob;
import bellwether.manager.ManagerListener;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.store.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows the events of a run and tells each end with its history. Thread-safe.
///
/// It remembers only what is still open: an iteration from its SCHEDULED to its end, a job until
/// its last iteration has ended.
public final class EventFollower implements ManagerListener, AutoCloseable {
  private final List<LifeListener> listeners;
  private final Consumer<String> notices;
  private final AtomicReference<@Nullable Directories> directories = new AtomicReference<>();
  private final Map<Long, JobHistoryBuilder> jobs = new HashMap<>();
  private final Map<String, JobHistoryBuilder> byName = new HashMap<>();

  /// @param notices takes sentences for the user
  public EventFollower(List<LifeListener> listeners, Consumer<String> notices) {
    this.listeners = List.copyOf(listeners);
    this.notices = notices;
  }

  /// Names what knows the run's directories, `session::workingDirectory`; before its first job.
  public void connect(Directories of) {
    directories.set(of);
  }

  @Override
  public synchronized void submitted(long first, List<JobDescription> submitted) {
    listeners.forEach(listener -> listener.submitted(submitted));
    for (int i = 0; i < submitted.size(); i++) {
      add(first + i, submitted.get(i));
    }
  }

  @Override
  public synchronized void restored(RestoredJob job, boolean again) {
    var life = add(job.id(), job.description());
    life.restore(job);
    if (life.isOver()) {
      forget(life);
    }
  }

  private JobHistoryBuilder add(long id, JobDescription description) {
    var known = directories.get();
    if (known == null) {
      throw new IllegalStateException("Expected connect() before the first job");
    }
    var life = new JobHistoryBuilder(id, description, known, new Told());
    jobs.put(id, life);
    byName.put(description.name(), life);
    return life;
  }

  @Override
  public synchronized void recorded(List<StoredEvent> events) {
    for (var stored : events) {
      var life = jobs.get(stored.event().job());
      if (life != null) {
        life.apply(stored.event());
        forgetEnded(life);
      }
    }
    listeners.forEach(LifeListener::settled);
  }

  /// The manager decides what became of an array as a whole; its events may be told before or after
  /// that.
  @Override
  public synchronized void jobEnded(String name, JobState outcome) {
    var life = byName.get(name);
    if (life != null) {
      life.decided(outcome);
      forgetEnded(life);
      listeners.forEach(LifeListener::settled);
    }
  }

  private void forgetEnded(JobHistoryBuilder life) {
    if (life.isOver()) {
      forget(life);
      if (jobs.isEmpty()) {
        listeners.forEach(LifeListener::idle);
      }
    }
  }

  private void forget(JobHistoryBuilder life) {
    jobs.remove(life.id());
    byName.remove(life.description().name(), life);
  }

  @Override
  public void notice(String sentence) {
    notices.accept(sentence);
  }

  /// Tells the ends of arrays of which the manager said nothing any more.
  @Override
  public synchronized void close() {
    List.copyOf(jobs.values()).forEach(JobHistoryBuilder::decideAlone);
    jobs.clear();
    byName.clear();
    listeners.forEach(LifeListener::settled);
  }

  private final class Told implements LifeListener {
    @Override
    public void active(JobDescription job, @Nullable Integer key, JobState state) {
      listeners.forEach(listener -> listener.active(job, key, state));
    }

    @Override
    public void started(String name, java.time.Instant time) {
      listeners.forEach(listener -> listener.started(name, time));
    }

    @Override
    public void notStarted(String name, java.time.Instant time) {
      listeners.forEach(listener -> listener.notStarted(name, time));
    }

    @Override
    public void ended(Ending ending) {
      listeners.forEach(listener -> listener.ended(ending));
    }

    @Override
    public void endedRest(RestEnding ending) {
      listeners.forEach(listener -> listener.endedRest(ending));
    }
  }
}
