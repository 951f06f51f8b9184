package bellwether.epmt;

import bellwether.collect.JobMetadata;
import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `epmt dump`: prints what is known of jobs, by their files or by the catalog.
@Command(
    name = "epmt dump",
    description = "Print the metadata of a file, a folder or an archive, or a job of the catalog.",
    sortOptions = false)
final class DumpCommand implements Callable<Integer> {
  private static final String METADATA = "%-24s%-56s";
  private static final String JOB = "%-20s      %-20s";

  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      description = "Print only the value of this key.")
  private @Nullable String key;

  @Parameters(
      paramLabel = "job_dir_file_or_id",
      arity = "0..*",
      description = "Archives, folders, files job_metadata, or ids of jobs; none: the current job.")
  private List<String> items = List.of();

  DumpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    for (var item : items.isEmpty() ? List.of(CurrentJob.of(session).folder()) : items) {
      if (Files.exists(Path.of(item))) {
        print(item, new TreeMap<>(JobMetadata.read(Path.of(item))), METADATA);
      } else if (item.contains("/") || item.contains(".tgz")) {
        throw CommandException.notFound(item + " does not exist");
      } else {
        print(item, job(item), JOB);
      }
    }
    return ExitStatus.WELL;
  }

  private Map<String, @Nullable Object> job(String id) {
    try (var measurements = session.measurements()) {
      return new Answers(measurements).job(session.job(measurements, id));
    }
  }

  private void print(String item, Map<String, @Nullable Object> row, String format) {
    var out = session.console().out();
    if (key == null) {
      row.forEach((name, value) ->
          out.println(String.format(Locale.ROOT, format, name, Python.text(value))));
    } else if (row.containsKey(key)) {
      out.println(Python.text(row.get(key)));
    } else {
      throw CommandException.notFound(
          "Expected a key of %s after -k, but found %s; choose one of: %s"
              .formatted(item, key, String.join(", ", row.keySet())));
    }
  }
}
