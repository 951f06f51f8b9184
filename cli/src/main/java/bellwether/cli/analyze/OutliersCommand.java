package bellwether.cli.analyze;

import bellwether.analyze.FeatureTables;
import bellwether.analyze.OutlierAnalysis;
import bellwether.analyze.outliers.ComponentOutliers;
import bellwether.analyze.outliers.OperationOutliers;
import bellwether.analyze.outliers.OutlierReport;
import bellwether.cli.care.JobChanges;
import bellwether.cli.measured.Finite;
import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
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

/// `bellwether outliers`: the jobs that differ from the others.
@Command(
    name = "outliers",
    sortOptions = false,
    description =
        "Find the jobs that differ from the others, feature by feature: how many of the methods say so, in which direction and by how much. It takes at least four jobs, or a reference model.",
    footer = {
      "",
      "Data has a row for each job and feature; people see those with votes only, without --all.",
      "",
      "Examples:",
      "  bellwether outliers --job-tag exp_name:linux_kernel",
      "  bellwether outliers --job-tag exp_name:linux_kernel --each op --features all",
      "  bellwether outliers 685000 --model good_jobs",
      "  bellwether outliers --job-tag exp_name:linux_kernel --pca 2"
    })
public final class OutliersCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final JudgeOptions options = new JudgeOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Against this reference model instead of each other.")
  private @Nullable String model;

  @Option(
      names = "--pca",
      paramLabel = "N",
      defaultValue = "0",
      description = "On so many principal components (below 1: for this share of the variance).")
  private double components;

  @Option(names = "--all", description = "People see rows without votes, too.")
  private boolean all;

  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  public OutliersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = selection.jobs(measurements);
      var known = model == null ? null : JobChanges.model(measurements, model);
      if (options.isOfOperations()) {
        operations(measurements, jobs, known);
      } else {
        jobs(measurements, jobs, known);
      }
    }
    print();
    return ExitStatus.WELL;
  }

  private void jobs(Measurements measurements, JobQuery jobs, @Nullable StoredModel known) {
    var list = jobs.list();
    if (known != null && !new OutlierAnalysis(measurements).isUnivariate(known)) {
      new OutlierAnalysis(measurements)
          .votes(list, known)
          .forEach((job, votes) -> rows.add(row(null, job, "all", votes)));
    } else if (components > 0) {
      var table = FeatureTables.ofJobs(list);
      var found =
          known == null
              ? ComponentOutliers.among(table, options.question(), components)
              : ComponentOutliers.against(
                  table,
                  new OutlierAnalysis(measurements).univariate(known).reference(),
                  options.question(),
                  components);
      weighted(found);
    } else {
      add(
          null,
          known == null
              ? new OutlierAnalysis(measurements).outliers(list, options.question())
              : new OutlierAnalysis(measurements).outliers(list, known, options.question()));
    }
  }

  private void weighted(ComponentOutliers found) {
    var labels = found.report().votes().labels();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(row(null, labels.get(i), "pca_weighted", found.weighted().get(i)));
    }
    add(null, found.report());
  }

  private void operations(Measurements measurements, JobQuery jobs, @Nullable StoredModel known) {
    var asked = options.chosen(jobs);
    OperationOutliers found =
        known == null
            ? new OutlierAnalysis(measurements).outliers(asked, options.question())
            : new OutlierAnalysis(measurements).outliers(asked, known, options.question());
    found.reports().forEach(this::add);
    if (!global.quiet) {
      found.refused().forEach((tags, reason) -> console.note(tags + ": " + reason));
    }
  }

  private void add(@Nullable String tags, OutlierReport report) {
    var votes = report.votes();
    for (int i = 0; i < votes.rows(); i++) {
      var effects = report.effects(i);
      for (var feature : votes.columns()) {
        double count = votes.value(i, feature);
        var row =
            row(
                tags,
                votes.labels().get(i),
                feature,
                Double.isNaN(count) ? null : (Object) (int) count);
        var effect = effects.get(feature);
        row.put("value", effect == null ? null : report.values().value(i, feature));
        row.put("direction", effect == null ? null : effect.direction());
        row.put("absolute", effect == null ? null : effect.absolute());
        Finite.put(row, "relative", effect == null ? null : effect.relative(), "the median is 0");
        Finite.put(
            row,
            "size",
            effect == null ? null : effect.size(),
            "the reference values do not vary (MAD 0)");
        rows.add(row);
      }
    }
    if (!global.quiet) {
      report.refused().forEach((feature, reason) -> console.note(feature + ": " + reason));
    }
  }

  private static Map<String, @Nullable Object> row(
      @Nullable String tags, String job, String feature, @Nullable Object votes) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("job", job);
    row.put("jobid", job);
    row.put("tags", tags);
    row.put("feature", feature);
    row.put("votes", votes);
    for (var name :
        List.of(
            "value",
            "direction",
            "absolute",
            "relative",
            "relative_reason",
            "size",
            "size_reason")) {
      row.put(name, null);
    }
    return row;
  }

  private void print() {
    if (!output.forPeople(global)) {
      var data = MemoryTable.ofMaps(rows);
      output.print(global, console, data);
      return;
    }
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (var row : rows) {
      if (all || hasVotes(row)) {
        shown.add(people(row));
      }
    }
    if (shown.isEmpty()) {
      console.note("no outlier among %d values".formatted(rows.size()));
    } else {
      var table = MemoryTable.ofMaps(shown);
      output.print(global, console, table);
    }
  }

  private static boolean hasVotes(Map<String, @Nullable Object> row) {
    return row.get("votes") instanceof Number votes && votes.doubleValue() > 0;
  }

  private static Map<String, @Nullable Object> people(Map<String, @Nullable Object> row) {
    var feature = String.valueOf(row.get("feature"));
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("JOB", row.get("job"));
    if (row.get("tags") != null) {
      shown.put("OPERATION", Tags.ofJson(String.valueOf(row.get("tags"))).text());
    }
    shown.put("FEATURE", feature);
    shown.put("VOTES", row.get("votes"));
    shown.put("VALUE", MeasuredText.feature(feature, row.get("value")));
    shown.put(
        "FROM THE MEDIAN",
        row.get("relative") instanceof Double share
            ? MeasuredText.change(1 + share)
            : MeasuredText.text(row.get("relative_reason")));
    return shown;
  }
}
