package bellwether.manager.internal;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.AttemptWriter;
import bellwether.store.archive.MeasuredAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The thread that brings measured attempts into the archive, many at a time, while the run goes
/// on: soon at first, then in intervals that grow with the time that it has worked, so that a long
/// run does not make thousands of small files. Thread-safe.
final class MeasurementThread extends Thread {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(700);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// How many pauses fit into the time since the begin.
  private static final int PAUSES = 7;

  /// So many at once, whatever the time: what they take in memory is bounded.
  private static final int MOST = 5_000;

  private final CatalogPlace place;
  private final Consumer<String> notices;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<MeasuredAttempt> waiting = new ArrayList<>();
  private boolean finishing;

  MeasurementThread(CatalogPlace place, Consumer<String> notices) {
    super("measurements");
    this.place = place;
    this.notices = notices;
    setDaemon(true);
  }

  void add(MeasuredAttempt attempt) {
    lock.lock();
    try {
      waiting.add(attempt);
      if (waiting.size() == MOST) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try (var writer = AttemptWriter.open(place, ArchiveOptions.standard())) {
      work(writer);
    } catch (RuntimeException | OutOfMemoryError problem) {
      // Whatever it is, the run goes on, and the record files keep what they have.
      notices.accept(
          "What is measured cannot be kept: %s; record files, where there are any, stay in %s.measure, and a bellwether run --resume that still has work to do brings them in"
              .formatted(problem.getMessage(), place));
    }
  }

  private void work(AttemptWriter writer) {
    long begin = System.nanoTime();
    List<MeasuredAttempt> unfinished = List.of();
    while (await(pause(Duration.ofNanos(System.nanoTime() - begin)))) {
      unfinished = addTo(unfinished, writer);
    }
    var rest = new ArrayList<>(unfinished);
    rest.addAll(take(Integer.MAX_VALUE));
    for (int from = 0; from < rest.size(); from += MOST) {
      writer.addAll(rest.subList(from, Math.min(rest.size(), from + MOST)));
    }
  }

  private static Duration pause(Duration worked) {
    var pause = worked.dividedBy(PAUSES);
    if (pause.compareTo(FIRST_PAUSE) < 0) {
      return FIRST_PAUSE;
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private List<MeasuredAttempt> addTo(List<MeasuredAttempt> unfinished, AttemptWriter writer) {
    var next = new ArrayList<>(unfinished);
    next.addAll(take(MOST));
    return next.isEmpty() ? List.of() : writer.addEnded(next);
  }

  /// False: nothing more comes.
  private boolean await(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (left > 0 && !finishing && waiting.size() < MOST) {
        left = changed.awaitNanos(left);
      }
      return !finishing;
    } catch (InterruptedException e) {
      interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private List<MeasuredAttempt> take(int most) {
    lock.lock();
    try {
      int count = Math.min(most, waiting.size());
      var taken = List.copyOf(waiting.subList(0, count));
      waiting = new ArrayList<>(waiting.subList(count, waiting.size()));
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps all that has come, and returns when it is kept.
  void finish() {
    lock.lock();
    try {
      finishing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (isAlive()) {
      try {
        join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      currentThread().interrupt();
    }
  }
}
