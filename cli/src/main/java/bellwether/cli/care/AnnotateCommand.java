package bellwether.cli.care;

import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether annotate`: what people note about a measured job.
@Command(
    name = "annotate",
    sortOptions = false,
    description =
        "Note something about a measured job; with nothing to note, show what is noted. Of a job with several attempts the last is meant.",
    footer = {
      "",
      "A value is a text, whatever is in it: everything after the first = belongs to it.",
      "",
      "Examples:",
      "  bellwether annotate 685000 reviewer=me 'note=slow disk; see a=b'",
      "  bellwether annotate 685000 --remove reviewer",
      "  bellwether annotate 685000 --tags 'exp_name:linux;exp_component:build'"
    })
public final class AnnotateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Parameters(index = "0", paramLabel = "JOB", description = "The id of a measured job.")
  private String job = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description = "What to note.")
  private List<String> pairs = new ArrayList<>();

  @Option(names = "--replace", description = "All that was noted before goes.")
  private boolean replace;

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      description = "Take this note away; may be given again.")
  private List<String> removed = new ArrayList<>();

  @Option(
      names = "--tags",
      paramLabel = "K:V;K:V",
      description = "Give the job these tags instead of those that it has.")
  private @Nullable String tags;

  public AnnotateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var values = values();
    try (var measurements = MeasuredView.measurements(global, console)) {
      var found = JobChanges.job(measurements, job);
      if (values.isEmpty() && removed.isEmpty() && tags == null && !replace) {
        return tell(found);
      }
      change(found, values);
    }
    return ExitStatus.WELL;
  }

  private Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    for (var pair : pairs) {
      var two = JobChanges.parted(pair, '=', "NAME=VALUE");
      values.put(two.get(0), two.get(1));
    }
    return values;
  }

  private void change(JobMeasurement found, Map<String, String> values) {
    var missing = removed.stream().filter(name -> !found.annotations().containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw CommandException.notFound(
          "Job %s has no note %s; it has %s"
              .formatted(job, missing.getFirst(), found.annotations().keySet()));
    }
    try (var editor = JobChanges.curator(global, console)) {
      if (tags != null) {
        editor.tag(found, Tags.parse(tags));
      }
      if (!removed.isEmpty()) {
        editor.removeAnnotations(found, removed);
      }
      if (replace || !values.isEmpty()) {
        editor.annotate(found, values, replace);
      }
    }
  }

  private int tell(JobMeasurement found) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    found
        .annotations()
        .forEach((name, value) -> {
          var row = new LinkedHashMap<String, @Nullable Object>();
          row.put("job", found.id());
          row.put("name", name);
          row.put("value", value);
          rows.add(row);
        });
    var table = MemoryTable.ofMaps(rows);
    output.print(global, console, table);
    return ExitStatus.WELL;
  }
}
