package bellwether.cli.analyze;

import bellwether.analyze.OutlierAnalysis;
import bellwether.analyze.compare.Contribution;
import bellwether.analyze.outliers.RootCause;
import bellwether.cli.care.JobChanges;
import bellwether.cli.measured.CoverageNote;
import bellwether.cli.measured.Finite;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.command.output.TableOutput;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether rootcause`: what sets a job apart from others.
@Command(
    name = "rootcause",
    sortOptions = false,
    description =
        "Say what sets a job apart from others: which features by how much, or with --by which operations or programs made the difference.",
    footer = {
      "",
      "The ratio of a feature is its score over the largest score of the other jobs, added up over the methods.",
      "",
      "Examples:",
      "  bellwether rootcause JOB",
      "  bellwether rootcause JOB --reference JOB1,JOB2,JOB3 --features all --methods z_score",
      "  bellwether rootcause JOB --by operations --feature cpu_time",
      "  bellwether rootcause JOB --by process --feature duration",
      "  bellwether rootcause JOB --op op:build"
    })
public final class RootcauseCommand implements Callable<Integer> {
  private static final String NO_SCORE = "the largest score of the others is 0";

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JudgeOptions options = new JudgeOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Parameters(paramLabel = "JOB", description = "The id of a measured job.")
  private String job = "";

  @Option(
      names = "--reference",
      paramLabel = "JOB",
      split = ",",
      description =
          "The other jobs; else all others with the same tags exp_name and exp_component.")
  private List<String> reference = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      converter = PartConverter.class,
      description =
          "One of: features (default), operations, programs, processes (each program with its arguments).")
  private Part part = Part.features;

  /// The ids of the jobs that it was compared with.
  private List<String> compared = List.of();

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      defaultValue = "cpu_time",
      description =
          "What operations, programs and processes are measured by: cpu_time (default), …")
  private String feature = "cpu_time";

  /// What may have made a difference; picocli shows the names as users write them.
  @SuppressWarnings("checkstyle:ConstantName")
  enum Part {
    features,
    operations,
    programs,
    processes
  }

  /// Takes `process` for `processes`, too.
  static final class PartConverter implements CommandLine.ITypeConverter<Part> {
    @Override
    public Part convert(String word) {
      return Arrays.stream(Part.values())
          .filter(part -> part.name().equals(word) || singular(part).equals(word))
          .findFirst()
          .orElseThrow(() ->
              new CommandLine.TypeConversionException(
                  "expected one of features, operations, programs, processes, but found " + word));
    }

    private static String singular(Part part) {
      return part == Part.processes ? "process" : part.name().replaceAll("s$", "");
    }
  }

  public RootcauseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var input = JobChanges.job(measurements, job);
      var others = others(measurements, input);
      compared = others.stream().map(JobMeasurement::id).toList();
      switch (part) {
        case features -> tell(features(measurements, others, input));
        case operations ->
            tell(new OutlierAnalysis(measurements).operations(others, input, feature));
        case programs -> tell(new OutlierAnalysis(measurements).programs(others, input, feature));
        case processes -> tell(new OutlierAnalysis(measurements).processes(others, input, feature));
      }
      tellReference();
      CoverageNote.tell(Stream.concat(Stream.of(input), others.stream()).toList(), global, console);
    }
    return ExitStatus.WELL;
  }

  private void tellReference() {
    if (!global.quiet) {
      console.note(
          "compared with %s%s: %s"
              .formatted(
                  PeopleText.count(compared.size(), "job"),
                  reference.isEmpty() ? " of the same exp_name and exp_component" : "",
                  PeopleText.few(compared)));
    }
  }

  private List<JobMeasurement> others(Measurements measurements, JobMeasurement input) {
    if (!reference.isEmpty()) {
      return reference.stream().map(id -> JobChanges.job(measurements, id)).toList();
    }
    var others =
        new OutlierAnalysis(measurements)
            .comparable(measurements.jobs().lastAttempts().list(), OutlierAnalysis.KIND).stream()
                .filter(set -> set.jobs().contains(input.id()))
                .flatMap(set -> set.jobs().stream())
                .filter(id -> !id.equals(input.id()))
                .map(id -> JobChanges.job(measurements, id))
                .toList();
    if (others.isEmpty()) {
      throw CommandException.notFound(
          "No other job has the tags exp_name and exp_component of %s; name some with --reference"
              .formatted(job));
    }
    return others;
  }

  private RootCause features(
      Measurements measurements, List<JobMeasurement> others, JobMeasurement input) {
    if (!options.isOfOperations()) {
      return new OutlierAnalysis(measurements)
          .rootCause(others, input, options.features(), options.ofCauses());
    }
    var ids = others.stream().map(JobMeasurement::id).toList();
    return new OutlierAnalysis(measurements)
        .rootCause(
            options.chosen(measurements.jobs().ids(ids)),
            options.chosen(measurements.jobs(input.id())),
            options.features(),
            options.ofCauses());
  }

  private void tell(RootCause cause) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (var finding : cause.findings()) {
      var effect = finding.effect();
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("job", job);
      row.put("feature", finding.feature());
      Finite.put(row, "ratio", finding.ratio(), NO_SCORE);
      row.put("absolute", effect.absolute());
      Finite.put(row, "relative", effect.relative(), "the median is 0");
      Finite.put(row, "size", effect.size(), "the reference values do not vary (MAD 0)");
      row.putAll(finding.statistics());
      row.put("reference", compared);
      rows.add(row);
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("FEATURE", finding.feature());
      line.put("RATIO", MeasuredText.ratio(finding.ratio()));
      line.put("VALUE", MeasuredText.feature(finding.feature(), finding.statistics().get("input")));
      line.put("USUALLY", MeasuredText.feature(finding.feature(), finding.statistics().get("50%")));
      line.put("CHANGE", MeasuredText.change(1 + effect.relative()));
      shown.add(line);
    }
    output.print(global, console, MemoryTable.ofMaps(rows), MemoryTable.ofMaps(shown));
    explainInfinite(cause);
  }

  private void explainInfinite(RootCause cause) {
    boolean infinite =
        cause.findings().stream().anyMatch(finding -> Double.isInfinite(finding.ratio()));
    if (infinite && output.forPeople(global) && !global.quiet) {
      console.note("ratio ∞: " + NO_SCORE);
    }
  }

  private void tell(List<Contribution> contributions) {
    var name = part == Part.operations ? "tags" : part == Part.programs ? "exename" : "process";
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (var one : contributions) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("job", job);
      row.put(name, one.part());
      row.put("feature", feature);
      row.put("value", one.input());
      row.put("usual", one.usual());
      row.put("absolute", one.absolute());
      Finite.put(row, "ratio", one.ratio(), "the others have none of it");
      Finite.put(row, "share", one.share(), "the jobs do not differ in sum");
      row.put("reference", compared);
      rows.add(row);
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put(
          part == Part.operations ? "OPERATION" : part == Part.programs ? "PROGRAM" : "PROCESS",
          one.part().isEmpty() ? "-" : MeasuredText.shortened(one.part()));
      line.put("VALUE", MeasuredText.feature(feature, one.input()));
      line.put("USUALLY", MeasuredText.feature(feature, one.usual()));
      line.put("MORE", MeasuredText.feature(feature, one.absolute()));
      line.put("CHANGE", MeasuredText.change(one.ratio()));
      line.put("SHARE", MeasuredText.share(one.share()));
      shown.add(line);
    }
    output.print(global, console, MemoryTable.ofMaps(rows), MemoryTable.ofMaps(shown));
  }
}
