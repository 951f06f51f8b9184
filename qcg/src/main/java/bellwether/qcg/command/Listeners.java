package bellwether.qcg.command;

import bellwether.engine.RestoredJob;
import bellwether.manager.ManagerListener;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.store.StoredEvent;
import java.util.List;

/// Hands on what a run tells to several listeners, in order.
record Listeners(List<ManagerListener> all) implements ManagerListener {

  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void submitted(long first, List<JobDescription> jobs) {
    all.forEach(listener -> listener.submitted(first, jobs));
  }

  @Override
  public void restored(RestoredJob job, boolean again) {
    all.forEach(listener -> listener.restored(job, again));
  }

  @Override
  public void recorded(List<StoredEvent> events) {
    all.forEach(listener -> listener.recorded(events));
  }

  @Override
  public void jobEnded(String name, JobState outcome) {
    all.forEach(listener -> listener.jobEnded(name, outcome));
  }

  @Override
  public void notice(String sentence) {
    all.forEach(listener -> listener.notice(sentence));
  }
}
