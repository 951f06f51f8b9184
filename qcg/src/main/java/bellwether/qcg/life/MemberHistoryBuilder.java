package bellwether.qcg.life;

import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Placement;
import bellwether.qcg.life.Ending.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One member of a job, and its last attempt. Not thread-safe.
final class MemberHistoryBuilder {
  private final JobDescription job;
  private final List<Stage> history = new ArrayList<>(4);
  private @Nullable Placement placement;
  private @Nullable Launched launched;
  private @Nullable Exit exit;
  private @Nullable Instant workEnd;
  private String message = "";

  MemberHistoryBuilder(JobDescription job) {
    this.job = job;
  }

  /// Begins the history with the job's creation, as that of a plain job does.
  void created(Instant time) {
    history.add(new Stage(JobState.CREATED.qcgName(), time));
  }

  void apply(Event event) {
    addStage(event);
    switch (event.to()) {
      case SCHEDULED -> beginAttempt();
      case RUN_DONE, RUN_ERROR, RUN_TIMEOUT, CANCELLED -> workEnd = event.time();
      default -> {}
    }
    switch (event.data()) {
      case EventData.Placed(var placed, _, _) -> placement = placed;
      case EventData.Started(var process) -> launched = process;
      case EventData.Ended(var ended, _) -> exit = ended;
      case EventData.Note(var text) -> message = event.to() == JobState.RUN_ERROR ? text : message;
      case EventData.None() -> {}
    }
  }

  private void addStage(Event event) {
    var word = event.to().qcgName();
    boolean first = history.isEmpty() && event.to().isWaiting();
    if (!first && (history.isEmpty() || !history.getLast().state().equals(word))) {
      history.add(new Stage(word, time(event)));
    }
  }

  /// A job executes from the moment before its process is made, not from when that was told.
  private static Instant time(Event event) {
    return event.data() instanceof EventData.Started(var process) ? process.time() : event.time();
  }

  private void beginAttempt() {
    placement = null;
    launched = null;
    exit = null;
    message = "";
  }

  Ending ending(long id, Event event, Directories directories) {
    return ending(id, event.ordinal(), event, directories);
  }

  Ending ending(long id, int ordinal, Event event, Directories directories) {
    var iterations = job.iterations();
    var key = iterations == null ? null : iterations.key(ordinal);
    var work = placement == null ? null : work(placement, id, ordinal, directories);
    return new Ending(job, key, event.to(), history, work, message);
  }

  private Ending.Work work(Placement at, long id, int ordinal, Directories directories) {
    var directory = directories.of(id, job, ordinal, at);
    return new Ending.Work(at, directory.toString(), launched, exit, runtime());
  }

  private Duration runtime() {
    var start = launched == null ? scheduled() : launched.time();
    var end = exit == null ? workEnd : exit.time();
    return end == null || end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }

  private Instant scheduled() {
    return history.stream()
        .filter(stage -> stage.state().equals(JobState.SCHEDULED.qcgName()))
        .reduce((_, later) -> later)
        .map(Stage::time)
        .orElse(Instant.EPOCH);
  }
}
