package bellwether.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The jobs of one submit, whose result is how each of them ended. A job that failed is a result,
/// no exception. Safe for many threads.
///
/// [#result], [#done] and [#running] tell what the service knows; [#get] and [#isDone] keep the
/// contract of [Future], by which what was cancelled is done at once.
public final class PilotFuture implements Future<Map<String, JobStatus>> {
  private final List<String> names;
  private final Manager manager;
  private volatile boolean cancelled;
  private volatile @Nullable Map<String, JobStatus> result;

  PilotFuture(List<String> names, Manager manager) {
    this.names = List.copyOf(names);
    this.manager = manager;
  }

  /// The names of the jobs.
  public List<String> names() {
    return names;
  }

  /// Waits until all jobs have ended, and tells how.
  public Map<String, JobStatus> result() throws InterruptedException {
    Map<String, JobStatus> known = result;
    return known != null ? known : keep(manager.wait4(names));
  }

  /// Waits so long until all jobs have ended, and tells how.
  ///
  /// @throws WaitTimeoutException when one has not
  public Map<String, JobStatus> result(Duration timeout) throws InterruptedException {
    Map<String, JobStatus> known = result;
    return known != null ? known : keep(manager.wait4(names, timeout));
  }

  /// Whether all jobs have ended.
  public boolean done() {
    if (result != null) {
      return true;
    }
    Map<String, JobStatus> statuses = manager.status(names);
    boolean ended = statuses.values().stream().allMatch(JobStatus::isFinished);
    if (ended) {
      keep(statuses);
    }
    return ended;
  }

  /// Whether a job has not ended.
  public boolean running() {
    return !done();
  }

  /// Cancels all jobs; false when they had ended before.
  public boolean cancel() {
    if (cancelled) {
      return true;
    }
    if (done()) {
      return false;
    }
    manager.cancel(names);
    cancelled = true;
    return true;
  }

  /// Whether this was cancelled before its jobs had ended.
  public boolean cancelled() {
    return cancelled;
  }

  /// Cancels all jobs, and those that run too, whatever the argument says.
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return !cancelled && cancel();
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public boolean isDone() {
    return cancelled || done();
  }

  @Override
  public Map<String, JobStatus> get() throws InterruptedException {
    requireNotCancelled();
    Map<String, JobStatus> ended = result();
    requireNotCancelled();
    return ended;
  }

  @Override
  public Map<String, JobStatus> get(long timeout, TimeUnit unit)
      throws InterruptedException, TimeoutException {
    requireNotCancelled();
    try {
      Map<String, JobStatus> ended = result(Duration.of(timeout, unit.toChronoUnit()));
      requireNotCancelled();
      return ended;
    } catch (WaitTimeoutException e) {
      TimeoutException timeoutException = new TimeoutException(e.getMessage());
      timeoutException.initCause(e);
      throw timeoutException;
    }
  }

  private Map<String, JobStatus> keep(Map<String, JobStatus> ended) {
    Map<String, JobStatus> kept = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
    result = kept;
    return kept;
  }

  private void requireNotCancelled() {
    if (cancelled) {
      throw new CancellationException("Cancelled: " + names);
    }
  }
}
