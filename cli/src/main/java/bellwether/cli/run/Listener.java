package bellwether.cli.run;

import bellwether.manager.ManagerListener;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.store.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What `bellwether run` hears of its run: failures, notices, and that there are new events.
final class Listener implements ManagerListener {
  private final JobNames names = new JobNames();
  private final Failures failures = new Failures(names::get);
  private final LongAdder finished = new LongAdder();
  private volatile Consumer<String> notices;
  private volatile Runnable news = () -> {};

  /// @param notices takes sentences for people
  Listener(Consumer<String> notices) {
    this.notices = notices;
  }

  /// How many members have finished well in this run.
  long finished() {
    return finished.sum();
  }

  Failures failures() {
    return failures;
  }

  /// Sends sentences for people somewhere else from now on.
  void tell(Consumer<String> other) {
    notices = other;
  }

  /// Names who wants to know of new events.
  void wake(Runnable waiter) {
    news = waiter;
  }

  @Override
  public void submitted(long first, List<JobDescription> jobs) {
    names.add(first, jobs);
  }

  @Override
  public void recorded(List<StoredEvent> events) {
    failures.recorded(events);
    finished.add(
        events.stream().filter(stored -> stored.event().to() == JobState.JOB_FINISHED).count());
    news.run();
  }

  @Override
  public void notice(String sentence) {
    notices.accept(sentence);
  }
}
