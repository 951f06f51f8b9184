package bellwether.analyze;

import bellwether.analyze.outliers.MultivariateModel;
import bellwether.analyze.outliers.ReferenceModel;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
import bellwether.store.ModelRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes reference models as the catalog keeps them.
record ModelLearning(Measurements measurements) {
  /// What a new model learns from jobs.
  ///
  /// @throws StatisticsException when there is nothing to learn
  ModelRecord learned(List<JobMeasurement> jobs, NewModel wanted) {
    return new ModelRecord(
        wanted.name(),
        wanted.tags().json(),
        Json.text(wanted.operations().stream().map(Tags::values).toList()),
        Json.text(
            wanted.operations().isEmpty() ? ofJobs(jobs, wanted) : ofOperations(jobs, wanted)),
        Json.text(Map.of()),
        true,
        jobs.stream().map(JobMeasurement::measurement).toList());
  }

  private static Map<String, Object> ofJobs(List<JobMeasurement> jobs, NewModel wanted) {
    var rows = FeatureTables.ofJobs(jobs);
    var one = univariate(wanted.methods());
    var all = multivariate(wanted.methods());
    StatisticsException.require(
        one.isEmpty() || all.isEmpty(),
        "A model takes methods that look at one feature at a time, or such that look at all at once, not both.");
    if (all.isEmpty()) {
      return ModelContents.of(ReferenceModel.of(rows, wanted.features(), one));
    }
    var model = MultivariateModel.of(rows, wanted.features(), all);
    StatisticsException.require(
        !model.thresholds().isEmpty(), "No method could learn from these jobs: " + model.refused());
    return ModelContents.of(model);
  }

  private Map<String, Object> ofOperations(List<JobMeasurement> jobs, NewModel wanted) {
    StatisticsException.require(
        multivariate(wanted.methods()).isEmpty(),
        "A model of operations takes methods that look at one feature at a time.");
    var asked =
        measurements
            .jobs()
            .ids(jobs.stream().map(JobMeasurement::id).toList())
            .operations()
            .tagged(wanted.operations());
    var learned = new LinkedHashMap<String, Object>();
    FeatureTables.ofOperations(asked)
        .forEach((tags, rows) ->
            learned.put(
                tags.json(),
                ModelContents.of(
                    ReferenceModel.of(rows, wanted.features(), univariate(wanted.methods())))));
    StatisticsException.require(
        !learned.isEmpty(), "No process of these jobs has such tags; see: bellwether tags");
    return learned;
  }

  private static List<UnivariateMethod> univariate(List<Method> methods) {
    return methods.stream()
        .filter(UnivariateMethod.class::isInstance)
        .map(UnivariateMethod.class::cast)
        .toList();
  }

  private static List<MultivariateMethod> multivariate(List<Method> methods) {
    return methods.stream()
        .filter(MultivariateMethod.class::isInstance)
        .map(MultivariateMethod.class::cast)
        .toList();
  }

  /// What a model knows once it has learned from these jobs instead of those from before.
  ModelRecord extended(StoredModel model, List<JobMeasurement> jobs) {
    var methods =
        byMethod(model).keySet().stream().map(name -> Method.named(String.valueOf(name))).toList();
    var learned =
        learned(
            jobs,
            new NewModel(model.name(), model.tags(), features(model), methods, model.operations()));
    return withInfo(learned, model.info(), model.enabled());
  }

  private static Map<?, ?> byMethod(StoredModel model) {
    return model.operations().isEmpty()
        ? model.computed()
        : ModelContents.map(model.computed().values().iterator().next());
  }

  private static List<String> features(StoredModel model) {
    return byMethod(model).values().stream()
        .flatMap(learned -> ModelContents.map(learned).keySet().stream())
        .flatMap(names -> List.of(String.valueOf(names).split(",")).stream())
        .distinct()
        .toList();
  }

  private static ModelRecord withInfo(
      ModelRecord model, Map<String, Object> info, boolean enabled) {
    return new ModelRecord(
        model.name(),
        model.tags(),
        model.operations(),
        model.computed(),
        Json.text(info),
        enabled,
        model.measurements());
  }

  /// A model as it is, with other facts.
  static ModelRecord kept(StoredModel model, Map<String, Object> info, boolean enabled) {
    return new ModelRecord(
        model.name(),
        model.tags().json(),
        Json.text(model.operations().stream().map(Tags::values).toList()),
        Json.text(model.computed()),
        Json.text(info),
        enabled,
        model.measurements());
  }

  /// What somebody else learned from jobs.
  static ModelRecord kept(List<JobMeasurement> jobs, LearnedModel learned) {
    return new ModelRecord(
        learned.name(),
        learned.tags().json(),
        Json.text(learned.operations().stream().map(Tags::values).toList()),
        Json.text(learned.computed()),
        Json.text(learned.info()),
        learned.enabled(),
        jobs.stream().map(JobMeasurement::measurement).toList());
  }
}
