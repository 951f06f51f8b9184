package bellwether.client.internal;

import bellwether.client.Ending;
import bellwether.client.JobStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The ends of jobs and iterations that nobody was told of yet, each told once.
///
/// Keeps the newest so many. A whole job that fell out, or whose event was lost, comes back when
/// [#reconcile] finds it in the service's list; iterations are in no list. Safe for many threads.
public final class Endings implements Consumer<PilotEvent> {
  private final LinkedBlockingDeque<Ending> untold;

  /// Jobs whose end is in `untold`, was told, or came before this client.
  private final Set<String> known = new HashSet<>();

  /// Jobs whose end was found in a list, so that their event, if it comes late, is no news.
  private final Set<String> foundInList = new HashSet<>();

  public Endings(int capacity) {
    this.untold = new LinkedBlockingDeque<>(capacity);
  }

  @Override
  public synchronized void accept(PilotEvent event) {
    if (event instanceof PilotEvent.Ended end && !foundInList.remove(end.name())) {
      add(new Ending(end.name(), end.status()));
      if (!end.isIteration()) {
        known.add(end.name());
      }
    }
  }

  /// Takes the ends in a list of all jobs for old news.
  public synchronized void ignore(Map<String, JobStatus> jobs) {
    jobs.forEach((name, status) -> {
      if (status.isFinished()) {
        known.add(name);
      }
    });
  }

  /// Adds the ends in a list of all jobs of which no event told.
  public synchronized void reconcile(Map<String, JobStatus> jobs) {
    jobs.forEach((name, status) -> {
      if (status.isFinished() && known.add(name)) {
        foundInList.add(name);
        add(new Ending(name, status));
      }
    });
  }

  /// Lets these names end anew.
  public synchronized void forget(Collection<String> names) {
    names.forEach(known::remove);
    names.forEach(foundInList::remove);
  }

  /// The oldest end, or null when none comes in time.
  public @Nullable Ending next(Duration patience) throws InterruptedException {
    return untold.pollFirst(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void add(Ending ending) {
    while (!untold.offerLast(ending)) {
      Ending oldest = untold.pollFirst();
      if (oldest != null) {
        known.remove(oldest.name());
      }
    }
  }
}
