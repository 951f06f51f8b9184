package bellwether.analyze;

import bellwether.analyze.outliers.MultivariateModel;
import bellwether.analyze.outliers.OutlierQuestion;
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
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveCare;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.MeasurementNotes;
import bellwether.store.archive.MeasurementNotes.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes what the catalog says of measured jobs: tags, annotations, analyses, reference models;
/// and takes jobs away.
///
/// All of it goes through the store's one writer, and each call is done wholly or not at all.
/// Reading is the part of [Measurements]. For one thread.
public final class CatalogEditor implements AutoCloseable {
  private static final String OUTLIERS = "outlier_detection";

  private final CatalogPlace place;
  private final ArchiveOptions options;
  private final MeasurementNotes notes;

  private CatalogEditor(CatalogPlace place, ArchiveOptions options, MeasurementNotes notes) {
    this.place = place;
    this.options = options;
    this.notes = notes;
  }

  /// Opens a catalog, which must be there.
  ///
  /// @throws bellwether.store.StoreException when there is none, or it cannot be written
  public static CatalogEditor open(CatalogPlace place, ArchiveOptions options) {
    return new CatalogEditor(place, options, MeasurementNotes.open(place, options));
  }

  /// Gives a job these tags instead of those that it had.
  public void tag(JobMeasurement job, Tags tags) {
    notes.putTags(job.measurement(), tags.values());
  }

  /// Notes values under names.
  ///
  /// @param instead all that was noted before goes
  public void annotate(
      JobMeasurement job, Map<String, ? extends @Nullable Object> values, boolean instead) {
    notes.put(Kind.ANNOTATION, job.measurement(), json(values), instead);
  }

  /// Takes notes away; returns how many there were.
  public int removeAnnotations(JobMeasurement job, Collection<String> names) {
    return notes.remove(Kind.ANNOTATION, job.measurement(), names);
  }

  /// Notes what an analysis found.
  ///
  /// @param instead what all others found goes
  public void putAnalyses(
      JobMeasurement job, Map<String, ? extends @Nullable Object> values, boolean instead) {
    notes.put(Kind.ANALYSIS, job.measurement(), json(values), instead);
  }

  /// Takes what analyses found away; returns how many there were.
  public int removeAnalyses(JobMeasurement job, Collection<String> names) {
    return notes.remove(Kind.ANALYSIS, job.measurement(), names);
  }

  private static Map<String, String> json(Map<String, ? extends @Nullable Object> values) {
    var texts = new TreeMap<String, String>();
    values.forEach((name, value) -> texts.put(name, Json.text(value)));
    return texts;
  }

  /// What an analysis of jobs did.
  ///
  /// @param jobs that were held against each other
  /// @param runs by how many models, or 1 against each other; 0: nothing could be compared
  public record Analysis(List<String> jobs, int runs) {}

  /// Looks for outliers in each set of jobs with the same tags `exp_name` and `exp_component`: by
  /// every enabled reference model of just these tags, or else among each other where there are at
  /// least four. What was found is noted at each job, also where nothing could be compared. Source:
  /// EPMT's `analyze_jobs`; but of many jobs none is left out.
  public List<Analysis> analyze(Measurements door, List<JobMeasurement> jobs) {
    var byId = new LinkedHashMap<String, List<JobMeasurement>>();
    jobs.forEach(job -> byId.computeIfAbsent(job.id(), _ -> new ArrayList<>()).add(job));
    var done = new ArrayList<Analysis>();
    for (var set : new OutlierAnalysis(door).comparable(jobs, OutlierAnalysis.KIND)) {
      var comparable =
          set.jobs().stream().flatMap(id -> byId.getOrDefault(id, List.of()).stream()).toList();
      done.add(analyzeComparable(door, comparable));
    }
    return done;
  }

  /// The same for jobs that may be compared.
  public Analysis analyzeComparable(Measurements door, List<JobMeasurement> jobs) {
    var results = results(door, jobs);
    for (var job : jobs) {
      putAnalyses(job, Map.of(OUTLIERS, results), false);
    }
    return new Analysis(jobs.stream().map(JobMeasurement::id).toList(), results.size());
  }

  private static List<Map<String, @Nullable Object>> results(
      Measurements door, List<JobMeasurement> jobs) {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var kind = OutlierAnalysis.kind(jobs.getFirst(), OutlierAnalysis.KIND);
    for (var model : door.models().list()) {
      if (model.enabled() && model.operations().isEmpty() && model.tags().equals(kind)) {
        results.add(byModel(new OutlierAnalysis(door), jobs, model));
      }
    }
    if (results.isEmpty() && jobs.size() >= 4) {
      results.add(
          result(
              null,
              new OutlierAnalysis(door).outliers(jobs, OutlierQuestion.standard()).partitions()));
    }
    return results;
  }

  private static Map<String, @Nullable Object> byModel(
      OutlierAnalysis judge, List<JobMeasurement> jobs, StoredModel model) {
    if (judge.isUnivariate(model)) {
      var question = OutlierQuestion.standard().withFeatures(List.of());
      return result(model.number(), judge.outliers(jobs, model, question).partitions());
    }
    var inside = new ArrayList<String>();
    var outside = new ArrayList<String>();
    judge.votes(jobs, model).forEach((job, votes) -> (votes > 0 ? outside : inside).add(job));
    return result(
        model.number(), Map.of("all", new bellwether.analyze.outliers.Partition(inside, outside)));
  }

  private static Map<String, @Nullable Object> result(
      @Nullable Long model, Map<String, bellwether.analyze.outliers.Partition> partitions) {
    var features = new LinkedHashMap<String, Object>();
    partitions.forEach(
        (feature, parts) -> features.put(feature, List.of(parts.inliers(), parts.outliers())));
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("model_id", model);
    result.put("results", features);
    return result;
  }

  /// What a new reference model learns.
  ///
  /// @param name null: none
  /// @param tags by which it is found; those that its jobs have in common make sense
  /// @param features none: all
  /// @param operations a model of these operations; none: of whole jobs
  public record NewModel(
      @Nullable String name,
      Tags tags,
      List<String> features,
      List<Method> methods,
      List<Tags> operations) {}

  /// Makes a reference model of jobs, at least three; returns its number.
  ///
  /// @throws StatisticsException when there is nothing to learn
  public long addModel(Measurements door, List<JobMeasurement> jobs, NewModel wanted) {
    return notes.add(learned(door, jobs, wanted));
  }

  /// What somebody else learned from jobs, to be kept as it is.
  ///
  /// @param computed by method and feature, see [StoredModel#computed()]
  /// @param info further facts
  public record LearnedModel(
      @Nullable String name,
      Tags tags,
      List<Tags> operations,
      Map<String, ? extends @Nullable Object> computed,
      Map<String, ? extends @Nullable Object> info,
      boolean enabled) {}

  /// Keeps what was learned from jobs as a reference model; returns its number.
  public long addModel(List<JobMeasurement> jobs, LearnedModel learned) {
    return notes.add(
        new MeasurementNotes.Model(
            learned.name(),
            learned.tags().json(),
            Json.text(learned.operations().stream().map(Tags::values).toList()),
            Json.text(learned.computed()),
            Json.text(learned.info()),
            learned.enabled(),
            jobs.stream().map(JobMeasurement::measurement).toList()));
  }

  private static MeasurementNotes.Model learned(
      Measurements door, List<JobMeasurement> jobs, NewModel wanted) {
    return new MeasurementNotes.Model(
        wanted.name(),
        wanted.tags().json(),
        Json.text(wanted.operations().stream().map(Tags::values).toList()),
        Json.text(
            wanted.operations().isEmpty()
                ? ofJobs(jobs, wanted)
                : ofOperations(door, jobs, wanted)),
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

  private static Map<String, Object> ofOperations(
      Measurements door, List<JobMeasurement> jobs, NewModel wanted) {
    StatisticsException.require(
        multivariate(wanted.methods()).isEmpty(),
        "A model of operations takes methods that look at one feature at a time.");
    var asked =
        door.jobs()
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

  /// Lets a model learn from further jobs: afterwards it is as if it had been made of all of them.
  ///
  /// @param jobs those that it learned from before, as far as they are still there, and the new
  ///   ones
  public void extendModel(Measurements door, StoredModel model, List<JobMeasurement> jobs) {
    var methods =
        (model.operations().isEmpty()
                ? model.computed()
                : ModelContents.map(model.computed().values().iterator().next()))
            .keySet().stream().map(name -> Method.named(String.valueOf(name))).toList();
    var learned =
        learned(
            door,
            jobs,
            new NewModel(model.name(), model.tags(), features(model), methods, model.operations()));
    notes.replace(model.number(), withInfo(learned, model.info(), model.enabled()));
  }

  private static List<String> features(StoredModel model) {
    var byMethod =
        model.operations().isEmpty()
            ? model.computed()
            : ModelContents.map(model.computed().values().iterator().next());
    return byMethod.values().stream()
        .flatMap(learned -> ModelContents.map(learned).keySet().stream())
        .flatMap(names -> List.of(String.valueOf(names).split(",")).stream())
        .distinct()
        .toList();
  }

  private static MeasurementNotes.Model withInfo(
      MeasurementNotes.Model model, Map<String, Object> info, boolean enabled) {
    return new MeasurementNotes.Model(
        model.name(),
        model.tags(),
        model.operations(),
        model.computed(),
        Json.text(info),
        enabled,
        model.measurements());
  }

  /// Lets detection use a model, or not.
  public void enable(StoredModel model, boolean enabled) {
    notes.replace(model.number(), withInfo(kept(model), model.info(), enabled));
  }

  /// Says what detection by a model looks at; none: all that it knows.
  public void activate(StoredModel model, List<String> metrics) {
    var info = new LinkedHashMap<>(model.info());
    info.put(StoredModel.ACTIVE, metrics);
    notes.replace(model.number(), withInfo(kept(model), info, model.enabled()));
  }

  private static MeasurementNotes.Model kept(StoredModel model) {
    return new MeasurementNotes.Model(
        model.name(),
        model.tags().json(),
        Json.text(model.operations().stream().map(Tags::values).toList()),
        Json.text(model.computed()),
        Json.text(model.info()),
        model.enabled(),
        model.measurements());
  }

  /// Removes models; returns how many there were.
  public int deleteModels(List<StoredModel> models) {
    return notes.deleteModels(models.stream().map(StoredModel::number).toList());
  }

  /// Removes models that were made before a moment; returns which.
  public List<StoredModel> retireModels(Measurements door, Instant before) {
    var old =
        door.models().list().stream().filter(model -> model.created().isBefore(before)).toList();
    deleteModels(old);
    return old;
  }

  /// Takes jobs out of the catalog and the archive; returns how many there were. Those of which a
  /// reference model was made leave it; what it learned stays.
  public int delete(List<JobMeasurement> jobs) {
    try (var care = ArchiveCare.open(place, options)) {
      return care.delete(jobs.stream().map(JobMeasurement::measurement).toList());
    }
  }

  /// Takes only the processes of jobs away; sums, operations and notes stay.
  public int keepSumsOnly(List<JobMeasurement> jobs) {
    try (var care = ArchiveCare.open(place, options)) {
      return care.keepSumsOnly(jobs.stream().map(JobMeasurement::measurement).toList());
    }
  }

  @Override
  public void close() {
    notes.close();
  }
}
