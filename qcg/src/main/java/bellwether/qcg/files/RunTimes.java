package bellwether.qcg.files;

import bellwether.qcg.files.internal.Appender;
import bellwether.qcg.files.internal.Times;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.protocol.internal.PythonJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Gathers when each process truly started and ended, and writes `rtimes_HOST_TIME_PID.log` at the
/// end of the service.
public final class RunTimes implements LifeListener, AutoCloseable {
  private final Path file;
  private final String host;
  private final Consumer<String> notices;
  private final Map<String, Map<String, String>> times = new LinkedHashMap<>();

  /// @param folder in which the file is made: the service's working directory
  /// @param notices takes sentences for the user
  public RunTimes(Path folder, String host, Instant now, Consumer<String> notices) {
    file = folder.resolve(fileName("rtimes", host, now));
    this.host = host;
    this.notices = notices;
  }

  /// The name of a file of one host and service: `KIND_HOST_TIME_PID.log`.
  public static String fileName(String kind, String host, Instant now) {
    return "%s_%s_%s_%d.log"
        .formatted(kind, host, Times.dateTime(now), ProcessHandle.current().pid());
  }

  @Override
  public void ended(Ending ending) {
    var work = ending.work();
    if (work != null && work.launched() != null && work.exit() != null) {
      var pair = new LinkedHashMap<String, String>();
      pair.put("s", Times.dateTime(work.launched().time()));
      pair.put("f", Times.dateTime(work.exit().time()));
      times.put(ending.name(), pair);
    }
  }

  @Override
  public void close() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("node", host);
    tree.put("rt", times);
    try (var out = Appender.open(file, notices)) {
      out.append(PythonJson.inOneLine(tree));
    }
  }
}
