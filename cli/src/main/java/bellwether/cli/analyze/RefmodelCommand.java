package bellwether.cli.analyze;

import bellwether.analyze.NewModel;
import bellwether.analyze.OutlierAnalysis;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.cli.care.JobChanges;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
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

/// `bellwether refmodel`: reference models, which say what good jobs look like.
@Command(
    name = "refmodel",
    sortOptions = false,
    description = "Make and keep reference models, which say what good jobs look like.",
    footer = {
      "",
      "  create NAME --job … --features … --methods … [--tags K:V;K:V] [--op K:V;K:V]",
      "                     learn from at least three jobs, or from one of their operations",
      "  list               list the reference models",
      "  show NAME          show what one learned",
      "  score NAME --job … give jobs their scores by one",
      "  enable NAME, disable NAME",
      "  activate NAME --features …   detection looks at these features only; all: at every one",
      "  extend NAME --job …          learn from these jobs, too",
      "  delete NAME",
      "",
      "NAME is a name or the number that list shows.",
      "",
      "Examples:",
      "  bellwether refmodel create good --job-tag exp_name:linux_kernel --tags exp_name:linux_kernel",
      "  bellwether outliers 685000 --model good"
    })
public final class RefmodelCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JudgeOptions options = new JudgeOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Parameters(index = "0", paramLabel = "ACTION", description = "See below.")
  private Action action = Action.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The model.")
  private @Nullable String name;

  @Option(
      names = "--job",
      paramLabel = "ID",
      split = ",",
      description = "A job; may be given again.")
  private List<String> jobs = new ArrayList<>();

  @Option(names = "--job-tag", paramLabel = "K:V;K:V", description = "All jobs with these tags.")
  private @Nullable String jobTag;

  @Option(
      names = "--tags",
      paramLabel = "K:V;K:V",
      defaultValue = "",
      description = "The model's own tags: analyze uses it for jobs with just these.")
  private String tags = "";

  /// What is to be done; picocli shows the names as users write them.
  @SuppressWarnings("checkstyle:ConstantName")
  enum Action {
    create,
    list,
    show,
    score,
    enable,
    disable,
    activate,
    extend,
    delete
  }

  public RefmodelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      switch (action) {
        case list -> list(measurements);
        case create -> create(measurements);
        case show -> show(model(measurements));
        case score -> score(measurements, model(measurements));
        case enable, disable, activate, extend, delete -> change(measurements, model(measurements));
      }
    }
    return ExitStatus.WELL;
  }

  private void change(Measurements measurements, StoredModel model) {
    try (var editor = JobChanges.curator(global, console)) {
      switch (action) {
        case enable -> editor.enable(model, true);
        case disable -> editor.enable(model, false);
        case activate -> editor.activate(model, options.features());
        case extend -> editor.extendModel(measurements, model, all(measurements, model));
        case delete -> editor.deleteModels(List.of(model));
        case create, list, show, score -> throw new IllegalStateException(action.name());
      }
    }
  }

  private StoredModel model(Measurements measurements) {
    if (name == null) {
      throw CommandException.wrongInput(
          "Expected the NAME of a reference model after %s; see: bellwether refmodel list"
              .formatted(action));
    }
    return JobChanges.model(measurements, name);
  }

  private void create(Measurements measurements) {
    var wanted =
        new NewModel(
            name, Tags.parse(tags), options.features(), options.methods(), options.operations());
    try (var editor = JobChanges.curator(global, console)) {
      long number = editor.addModel(measurements, chosen(measurements), wanted);
      if (global.json) {
        show(JobChanges.model(measurements, Long.toString(number)));
      } else if (!global.quiet) {
        console.note("reference model %d made".formatted(number));
      }
    }
  }

  private List<JobMeasurement> chosen(Measurements measurements) {
    if (jobs.isEmpty() && jobTag == null) {
      throw CommandException.wrongInput("Expected --job or --job-tag, but found neither");
    }
    var chosen = new ArrayList<JobMeasurement>();
    jobs.forEach(id -> chosen.add(JobChanges.job(measurements, id)));
    if (jobTag != null) {
      chosen.addAll(measurements.jobs().tagged(jobTag).lastAttempts().list());
    }
    return chosen;
  }

  private List<JobMeasurement> all(Measurements measurements, StoredModel model) {
    var all = new LinkedHashMap<Long, JobMeasurement>();
    model
        .jobs()
        .forEach(id -> {
          var job = JobChanges.job(measurements, id);
          all.put(job.measurement(), job);
        });
    chosen(measurements).forEach(job -> all.put(job.measurement(), job));
    return List.copyOf(all.values());
  }

  private void list(Measurements measurements) {
    var models = measurements.models().list();
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (var model : models) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("ID", model.number());
      line.put("NAME", MeasuredText.text(model.name()));
      line.put("TAGS", MeasuredText.tags(model.tags().values()));
      line.put("OF", model.operations().isEmpty() ? "jobs" : "operations");
      line.put("JOBS", model.jobs().size());
      line.put("METHODS", String.join(",", methods(model)));
      line.put("ENABLED", model.enabled() ? "yes" : "no");
      shown.add(line);
    }
    if (models.isEmpty() && output.forPeople(global)) {
      console.note("there is no reference model yet; see: bellwether refmodel --help");
    } else {
      output.print(global, console, MemoryTable.of(models), MemoryTable.ofMaps(shown));
    }
  }

  private static List<String> methods(StoredModel model) {
    var computed =
        model.operations().isEmpty() || model.computed().isEmpty()
            ? model.computed()
            : (Map<?, ?>) model.computed().values().iterator().next();
    return computed.keySet().stream().map(String::valueOf).toList();
  }

  private void show(StoredModel model) {
    if (output.forPeople(global)) {
      console.out().println(bellwether.command.output.DataTexts.json(model.columns()));
    } else {
      var data = MemoryTable.of(List.of(model));
      output.print(global, console, data);
    }
  }

  private void score(Measurements measurements, StoredModel model) {
    var known = new OutlierAnalysis(measurements).univariate(model);
    var table = bellwether.analyze.FeatureTables.ofJobs(chosen(measurements));
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (UnivariateMethod method : known.computed().keySet()) {
      var scores = known.score(table, method);
      for (int i = 0; i < scores.rows(); i++) {
        for (var feature : scores.columns()) {
          var row = new LinkedHashMap<String, @Nullable Object>();
          row.put("job", scores.labels().get(i));
          row.put("method", method.title());
          row.put("feature", feature);
          row.put("score", scores.value(i, feature));
          rows.add(row);
        }
      }
    }
    var scores = MemoryTable.ofMaps(rows);
    output.print(global, console, scores);
  }
}
