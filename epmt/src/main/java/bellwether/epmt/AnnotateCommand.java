package bellwether.epmt;

import bellwether.collect.JobMetadata;
import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import bellwether.query.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `epmt annotate`: adds annotations to a job, in its files or in the catalog.
@Command(
    name = "epmt annotate",
    description =
        "Add annotations to a job of the catalog, or to the metadata in an archive or folder.",
    sortOptions = false)
final class AnnotateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(names = "--replace", description = "First take away the annotations that are there.")
  private boolean instead;

  @Parameters(
      paramLabel = "kv_pair",
      arity = "1..*",
      description =
          "A job, a .tgz or a folder (none: the current job), then NAME=VALUE; EPMT_JOB_TAGS sets a job's tags.")
  private List<String> words = List.of();

  AnnotateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var arguments = CommandWords.of(words);
    if (arguments.ids().size() > 1) {
      throw CommandWords.failed(
          "Annotations must be of the form <key>=<value>, but found " + arguments.ids().get(1));
    }
    if (arguments.values().isEmpty()) {
      throw CommandWords.failed("No annotations found: expected NAME=VALUE after the job");
    }
    var ids = arguments.ids();
    annotate(ids.isEmpty() ? CurrentJob.of(session).folder() : ids.getFirst(), arguments.values());
    return ExitStatus.WELL;
  }

  private void annotate(String what, Map<String, @Nullable Object> values) throws IOException {
    var path = Path.of(what);
    if (!what.endsWith(".tgz") && !Files.isDirectory(path)) {
      annotateJob(what, values);
    } else if (Files.exists(path)) {
      JobMetadata.annotate(path, values, instead);
    } else {
      throw CommandException.notFound(what + " does not exist");
    }
  }

  private void annotateJob(String id, Map<String, @Nullable Object> values) {
    try (var measurements = session.measurements();
        var editor = session.curator()) {
      var job = session.job(measurements, id);
      var tags = values.get("EPMT_JOB_TAGS");
      if (tags != null) {
        editor.tag(job, Tags.parse(tags.toString()));
      }
      editor.annotate(job, new LinkedHashMap<>(values), instead);
    }
  }
}
