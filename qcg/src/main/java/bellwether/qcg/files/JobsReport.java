package bellwether.qcg.files;

import bellwether.qcg.files.internal.Appender;
import bellwether.qcg.files.internal.RuntimeTexts;
import bellwether.qcg.files.internal.Times;
import bellwether.qcg.files.internal.TrackedJob;
import bellwether.qcg.life.Ending;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.life.RestEnding;
import bellwether.qcg.protocol.internal.PythonJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Writes `jobs.report`: each end of a job or iteration, with its history and what was done for it.
/// Each is in the file as soon as it is durable in the catalog.
public final class JobsReport implements LifeListener, AutoCloseable {

  /// How the report is written.
  public enum Format {
    JSON,
    TEXT,
    NONE;

    /// The format of QCG-PilotJob's name.
    ///
    /// @throws AuxiliaryException when there is none of that name
    public static Format of(String name) {
      return switch (name) {
        case "json" -> JSON;
        case "text" -> TEXT;
        case "none" -> NONE;
        default -> throw new AuxiliaryException("reporter %s not available".formatted(name));
      };
    }
  }

  private interface Writing {
    String text(Ending ending, String name);
  }

  private final Appender file;
  private final Writing writing;

  private JobsReport(Appender file, Writing writing) {
    this.file = file;
    this.writing = writing;
  }

  /// Opens a report, to append. With [Format#NONE] nothing is made.
  ///
  /// @param notices takes sentences for the user
  /// @throws AuxiliaryException when the file cannot be written
  public static LifeListener open(Format format, Path file, Consumer<String> notices) {
    return switch (format) {
      case JSON -> new JobsReport(Appender.open(file, notices), JobsReport::json);
      case TEXT -> new JobsReport(Appender.open(file, notices), JobsReport::text);
      case NONE -> new LifeListener() {};
    };
  }

  @Override
  public void ended(Ending ending) {
    file.append(writing.text(ending, ending.name()));
  }

  /// A line for each range, with the name `job:first-last`.
  @Override
  public void endedRest(RestEnding ending) {
    var history = List.of(new Ending.Stage(ending.state().qcgName(), ending.time()));
    for (var range : ending.ranges()) {
      var first = new Ending(ending.job(), range.first(), ending.state(), history, null, "");
      file.append(writing.text(first, ending.name(range)));
    }
  }

  @Override
  public void settled() {
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }

  private static String json(Ending ending, String name) {
    var line = new LinkedHashMap<String, Object>();
    line.put("name", name);
    line.put("state", ending.state().qcgName());
    line.put("history", ending.history().stream().map(JobsReport::stage).toList());
    line.put("runtime", RuntimeTexts.of(ending));
    if (ending.key() == null) {
      line.putAll(TrackedJob.reported(ending.job()));
    }
    if (!ending.message().isEmpty()) {
      line.put("messages", ending.message());
    }
    return PythonJson.compact(line) + "\n";
  }

  private static Map<String, Object> stage(Ending.Stage stage) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("state", stage.state());
    tree.put("date", Times.iso(stage.time()));
    return tree;
  }

  private static String text(Ending ending, String name) {
    return "%s (%s) %s\n\t%s\n\t%s\n"
        .formatted(
            name,
            ending.state().qcgName(),
            ending.message(),
            ending.history().stream()
                .map(stage -> Times.dateTime(stage.time()) + ": " + stage.state())
                .collect(Collectors.joining("\n\t")),
            RuntimeTexts.of(ending).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n\t")));
  }
}
