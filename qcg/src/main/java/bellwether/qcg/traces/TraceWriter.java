package bellwether.qcg.traces;

import bellwether.model.Clock;
import bellwether.qcg.files.RunTimes;
import bellwether.qcg.files.internal.Appender;
import bellwether.qcg.protocol.internal.PythonJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks each second at the processes below this one, and writes what it saw to
/// `ptrace_HOST_TIME_PID.log` at the end of the service. Processes that live shorter may be missed.
public final class TraceWriter implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Path file;
  private final String host;
  private final Consumer<String> notices;
  private final ProcessTree tree;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  /// Begins to look.
  ///
  /// @param folder in which the file is made: the service's working directory
  /// @param notices takes sentences for the user
  public TraceWriter(Path folder, String host, Clock clock, Consumer<String> notices) {
    file = folder.resolve(RunTimes.fileName("ptrace", host, clock.now()));
    this.host = host;
    this.notices = notices;
    tree = new ProcessTree(host, clock);
    thread = Thread.ofPlatform().name("process-traces").daemon().start(this::look);
  }

  private void look() {
    try {
      do {
        tree.sample();
      } while (!end.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException wanted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends looking, and writes.
  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("node", host);
    all.put("pids", tree.seen());
    try (var out = Appender.open(file, notices)) {
      out.append(PythonJson.inOneLine(all));
    }
  }
}
