package bellwether.cli.measure;

import bellwether.cli.care.JobChanges;
import bellwether.cli.measured.MeasuredView;
import bellwether.collect.JobMetadata;
import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.OwnProcess;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether dump`: what is written down of a measured job.
@Command(
    name = "dump",
    sortOptions = false,
    description =
        "Print the metadata of a measured job: keys and values as its files or the catalog have them.",
    footer = {
      "",
      "Examples:",
      "  bellwether dump                      the job that this shell is in",
      "  bellwether dump 17.tgz --json",
      "  bellwether dump /tmp/epmt/me/17 --key job_tags"
    })
public final class DumpCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      description = "Print only the value of this key.")
  private @Nullable String key;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB|DIR|FILE",
      description =
          "An archive, a folder, a file job_metadata, or the id of a job in the catalog; none: the current job.")
  private @Nullable String item;

  public DumpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    OwnProcess.leaveOut(console.environment());
    var all = values();
    if (key != null) {
      print(key, all);
    } else if (global.json) {
      console.out().println(DataTexts.json(all));
    } else {
      all.forEach(
          (name, value) -> console.out().println("%-24s%s".formatted(name, DataTexts.csv(value))));
    }
    return ExitStatus.WELL;
  }

  private void print(String name, Map<String, @Nullable Object> all) {
    if (!all.containsKey(name)) {
      throw CommandException.notFound(
          "Expected a key of the job after --key, but found %s; choose one of: %s"
              .formatted(name, String.join(", ", all.keySet())));
    }
    var value = new LinkedHashMap<String, @Nullable Object>();
    value.put(name, all.get(name));
    console.out().println(global.json ? DataTexts.json(value) : DataTexts.csv(all.get(name)));
  }

  private Map<String, @Nullable Object> values() throws IOException {
    var path = item == null ? current() : Path.of(item);
    return item == null || Files.exists(path) || item.contains("/")
        ? ofFiles(path)
        : ofCatalog(item);
  }

  private Path current() {
    var environment = console.environment();
    return JobSession.of(JobFolder.prefix(environment), environment).folder().path();
  }

  private static Map<String, @Nullable Object> ofFiles(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw CommandException.notFound(
          "Expected a job's archive, folder or metadata, but %s is not there; check its path"
              .formatted(path));
    }
    var values = new TreeMap<String, @Nullable Object>(JobMetadata.read(path));
    values.replaceAll((_, value) -> time(value));
    return values;
  }

  /// As ISO-8601 has it.
  private static @Nullable Object time(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.toString();
      case null, default -> value;
    };
  }

  private Map<String, @Nullable Object> ofCatalog(String id) {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var job = JobChanges.job(measurements, id);
      var background = measurements.background(job);
      var values = new LinkedHashMap<String, @Nullable Object>(job.columns());
      values.put("environment", background.environment());
      values.put("environment_changes", background.changes());
      return values;
    }
  }
}
