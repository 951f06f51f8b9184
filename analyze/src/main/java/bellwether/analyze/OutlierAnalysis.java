package bellwether.analyze;

import bellwether.analyze.compare.Contribution;
import bellwether.analyze.compare.Exploration;
import bellwether.analyze.outliers.ComparisonSet;
import bellwether.analyze.outliers.OperationOutliers;
import bellwether.analyze.outliers.OutlierQuestion;
import bellwether.analyze.outliers.OutlierReport;
import bellwether.analyze.outliers.Outliers;
import bellwether.analyze.outliers.ReferenceModel;
import bellwether.analyze.outliers.RootCause;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
import bellwether.query.measured.source.TagFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Holds measured jobs and their operations against each other or against reference models, and
/// says what sets them apart.
///
/// Whatever cannot be answered is a [StatisticsException] that says why. For the thread of its
/// [Measurements].
public final class OutlierAnalysis {
  /// What jobs of the same kind have in common.
  public static final List<String> KIND = List.of("exp_name", "exp_component");

  private final Measurements measurements;

  public OutlierAnalysis(Measurements measurements) {
    this.measurements = measurements;
  }

  /// Outliers among jobs; at least four.
  public OutlierReport outliers(List<JobMeasurement> jobs, OutlierQuestion question) {
    return Outliers.among(FeatureTables.ofJobs(jobs), question);
  }

  /// The same by a reference model of whole jobs that learned one feature at a time.
  public OutlierReport outliers(
      List<JobMeasurement> jobs, StoredModel model, OutlierQuestion question) {
    StatisticsException.require(
        model.operations().isEmpty(),
        "The model %s is of operations; ask for those.".formatted(model.title()));
    return Outliers.against(FeatureTables.ofJobs(jobs), univariate(model), question);
  }

  /// How many methods of a reference model that look at all features at once call each job an
  /// outlier, in the order of the jobs.
  public SequencedMap<String, Integer> votes(List<JobMeasurement> jobs, StoredModel model) {
    requireEnabled(model);
    var votes = ModelContents.multivariate(model.computed()).votes(FeatureTables.ofJobs(jobs));
    var byJob = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < votes.length; i++) {
      byJob.put(jobs.get(i).id(), votes[i]);
    }
    return byJob;
  }

  private static void requireEnabled(StoredModel model) {
    StatisticsException.require(
        model.enabled(),
        "The reference model %s is retired: enable it to use it.".formatted(model.title()));
  }

  /// Whether a model learned one feature at a time.
  public boolean isUnivariate(StoredModel model) {
    return !model.operations().isEmpty() || ModelContents.isUnivariate(model.computed());
  }

  /// A model of whole jobs as statistics know it.
  public ReferenceModel univariate(StoredModel model) {
    var features = new LinkedHashSet<String>();
    model
        .computed()
        .values()
        .forEach(learned ->
            ModelContents.map(learned)
                .keySet()
                .forEach(name -> features.add(String.valueOf(name))));
    var rows = FeatureTables.ofJobs(learnedFrom(model));
    return ModelContents.univariate(
        model.computed(),
        rows.select(features.stream().filter(rows::has).toList()),
        model.activeMetrics(),
        model.enabled());
  }

  private List<JobMeasurement> learnedFrom(StoredModel model) {
    var wanted = new java.util.HashSet<>(model.measurements());
    return wanted.isEmpty()
        ? List.of()
        : measurements.jobs().ids(model.jobs()).list().stream()
            .filter(job -> wanted.contains(job.measurement()))
            .toList();
  }

  /// Outliers among the jobs of each operation, by its tags as JSON.
  public OperationOutliers outliers(OperationQuery operations, OutlierQuestion question) {
    return OperationOutliers.among(tables(operations), question);
  }

  /// The same by a reference model of operations.
  public OperationOutliers outliers(
      OperationQuery operations, StoredModel model, OutlierQuestion question) {
    StatisticsException.require(
        !model.operations().isEmpty(),
        "The model %s is of whole jobs, not of operations.".formatted(model.title()));
    requireEnabled(model);
    var models = new HashMap<String, ReferenceModel>();
    model
        .computed()
        .forEach((tags, learned) ->
            models.put(
                Tags.ofJson(tags).json(),
                ModelContents.univariate(
                    ModelContents.map(learned),
                    NumberTable.of(List.of(), Map.of()),
                    model.activeMetrics(),
                    true)));
    return OperationOutliers.against(tables(operations), models, question);
  }

  private static SequencedMap<String, NumberTable> tables(OperationQuery operations) {
    var tables = new LinkedHashMap<String, NumberTable>();
    FeatureTables.ofOperations(operations).forEach((tags, table) -> tables.put(tags.json(), table));
    StatisticsException.require(
        !tables.isEmpty(), "No process of these jobs has such tags; see: bellwether tags");
    return tables;
  }

  /// Which features set a job apart from others.
  ///
  /// @param features none: all
  public RootCause rootCause(
      List<JobMeasurement> reference,
      JobMeasurement job,
      List<String> features,
      List<UnivariateMethod> methods) {
    return RootCause.of(
        FeatureTables.ofJobs(reference), FeatureTables.ofJobs(List.of(job)), features, methods);
  }

  /// The same for one operation.
  public RootCause rootCause(
      OperationQuery reference,
      OperationQuery job,
      List<String> features,
      List<UnivariateMethod> methods) {
    return RootCause.of(only(reference), only(job), features, methods);
  }

  private static NumberTable only(OperationQuery operation) {
    var tables = FeatureTables.ofOperations(operation);
    StatisticsException.require(
        tables.size() == 1,
        "Expected one operation that the jobs have, but found %d of them; see: bellwether tags"
            .formatted(tables.size()));
    return tables.firstEntry().getValue();
  }

  /// Which operations add most to what sets a job apart, those with the largest difference first.
  ///
  /// @param feature such as cpu_time
  public List<Contribution> operations(
      List<JobMeasurement> reference, JobMeasurement job, String feature) {
    return Contribution.of(
        reference.stream().map(one -> byOperation(one, feature)).toList(),
        byOperation(job, feature));
  }

  private Map<String, Double> byOperation(JobMeasurement job, String feature) {
    return of(job).operations().sums().stream()
        .collect(
            Collectors.toMap(
                sums -> sums.tags().text(), sums -> Feature.of(sums, feature), Double::sum));
  }

  /// Which programs add most to it: the sums of a column of their processes.
  ///
  /// @param feature a column of processes that can be added up
  public List<Contribution> programs(
      List<JobMeasurement> reference, JobMeasurement job, String feature) {
    return byProcess("exename", reference, job, feature);
  }

  /// Which processes add most to it, where those with the same program and arguments are the same.
  ///
  /// @param feature a column of processes that can be added up
  public List<Contribution> processes(
      List<JobMeasurement> reference, JobMeasurement job, String feature) {
    return byProcess("concat_ws(' ', exename, args)", reference, job, feature);
  }

  private List<Contribution> byProcess(
      String name, List<JobMeasurement> reference, JobMeasurement job, String feature) {
    return Contribution.of(
        reference.stream().map(one -> sumsBy(name, one, feature)).toList(),
        sumsBy(name, job, feature));
  }

  private Map<String, Double> sumsBy(String name, JobMeasurement job, String feature) {
    return of(job).processes().sums(name, feature);
  }

  private JobQuery of(JobMeasurement job) {
    return measurements.jobs(job.id()).attempt(job.attempt());
  }

  /// A feature of the jobs of an experiment, which have it as their tag `exp_name`, by their tags
  /// `exp_component` and `exp_time`. Nobody has it: an empty one.
  ///
  /// @param limit at most so many components
  public Exploration explore(String experiment, String feature, int limit) {
    var jobs = measurements.jobs().tagged(TagFilter.of(Tags.of("exp_name", experiment))).list();
    return Exploration.of(jobs.stream().map(job -> member(job, feature)).toList(), limit);
  }

  private static Exploration.Member member(JobMeasurement job, String feature) {
    var tags = job.tags().values();
    return new Exploration.Member(
        tags.getOrDefault("exp_component", ""),
        tags.getOrDefault("exp_time", ""),
        job.id(),
        Micros.of(job.start()),
        Feature.of(job, feature));
  }

  /// The jobs that may be compared with each other: those with the same values under some names of
  /// tags, the largest set first.
  public List<ComparisonSet> comparable(List<JobMeasurement> jobs, List<String> names) {
    var keys = new HashMap<String, String>();
    for (var job : jobs) {
      keys.put(job.id(), kind(job, names).text());
    }
    return ComparisonSet.of(keys);
  }

  /// A job's tags of some names; it may lack some.
  static Tags kind(JobMeasurement job, List<String> names) {
    var kind = new HashMap<String, String>();
    for (var name : names) {
      var value = job.tags().values().get(name);
      if (value != null) {
        kind.put(name, value);
      }
    }
    return new Tags(kind);
  }
}
