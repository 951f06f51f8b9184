package bellwether.qcg.files;

import bellwether.engine.ResourceView;
import bellwether.model.Clock;
import bellwether.model.Node;
import bellwether.qcg.files.internal.Appender;
import bellwether.qcg.files.internal.Times;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Writes `service.log`: one line for each thing of note, as `2026-11-22 15:46:55,909: text`.
/// Thread-safe.
public final class ServiceLog implements LifeListener, AutoCloseable {

  /// How much a line matters, the most first; QCG-PilotJob's names.
  public enum Level {
    CRITICAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG,
    NOTSET;

    /// The level of this name.
    public static Level of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /// What a service tells of itself when it starts.
  ///
  /// @param tags begin with the id
  public record Start(String id, String version, String host, List<String> tags) {
    public Start {
      tags = List.copyOf(tags);
    }
  }

  private final Appender file;
  private final Level level;
  private final Clock clock;

  private ServiceLog(Appender file, Level level, Clock clock) {
    this.file = file;
    this.level = level;
    this.clock = clock;
  }

  /// Opens the log of a directory, to append.
  ///
  /// @param notices takes sentences for the user
  /// @throws AuxiliaryException when it cannot be written
  public static ServiceLog open(
      AuxiliaryDirectory directory, Level level, Clock clock, Consumer<String> notices) {
    return new ServiceLog(Appender.openOwn(directory.file("service.log"), notices), level, clock);
  }

  /// Appends a text if its level is among those that the log keeps.
  public synchronized void log(Level of, String text) {
    if (of.compareTo(level) <= 0) {
      file.append("%s: %s\n".formatted(Times.log(clock.now()), text));
      file.flush();
    }
  }

  /// Appends a text of note.
  public void info(String text) {
    log(Level.INFO, text);
  }

  /// Tells the service's beginning, with the words that tools look for.
  public void started(Start start) {
    info(
        "service %s version %s started %s @ %s (with tags %s)"
            .formatted(
                start.id(),
                start.version(),
                Times.dateTime(clock.now()),
                start.host(),
                String.join(",", start.tags())));
    info("log level set to: " + level);
  }

  /// Tells what the jobs may use, with the words that tools look for.
  public void resources(ResourceView all, List<Node> nodes, boolean bound) {
    info(
        "available resources: %d (%d used) cores on %d nodes, options (binding=%s)\n%s"
            .formatted(
                all.cores(),
                all.usedCores(),
                all.nodes(),
                bound ? "True" : "False",
                String.join("\n", nodes.stream().map(ServiceLog::node).toList())));
  }

  private static String node(Node node) {
    return "%s %d (0 used)".formatted(node.name(), node.cores().size());
  }

  /// Tells the end of a process, or why there was none.
  @Override
  public void ended(Ending ending) {
    var work = ending.work();
    if (work != null) {
      var exit = work.exit();
      info(
          "job %s finished with exit code %d, error message: %s"
              .formatted(
                  ending.name(),
                  exit == null ? -1 : exit.pythonCode(),
                  ending.message().isEmpty() ? "None" : ending.message()));
    }
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
