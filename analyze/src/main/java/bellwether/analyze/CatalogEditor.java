package bellwether.analyze;

import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
import bellwether.store.CatalogPlace;
import bellwether.store.NoteKind;
import bellwether.store.archive.ArchiveOptions;
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
/// It decides what to write; [bellwether.store.CatalogEditor] writes it, each call wholly or not at
/// all. Reading is the part of [Measurements]. Not thread-safe.
public final class CatalogEditor implements AutoCloseable {
  private static final String OUTLIERS = "outlier_detection";

  private final bellwether.store.CatalogEditor notes;

  private CatalogEditor(bellwether.store.CatalogEditor notes) {
    this.notes = notes;
  }

  /// Opens a catalog, which must be there.
  ///
  /// @throws bellwether.store.StoreException when there is none, or it cannot be written
  public static CatalogEditor open(CatalogPlace place, ArchiveOptions options) {
    return new CatalogEditor(bellwether.store.CatalogEditor.open(place, options));
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
    notes.put(NoteKind.ANNOTATION, job.measurement(), json(values), instead);
  }

  /// Takes notes away; returns how many there were.
  public int removeAnnotations(JobMeasurement job, Collection<String> names) {
    return notes.remove(NoteKind.ANNOTATION, job.measurement(), names);
  }

  /// Notes what an analysis found.
  ///
  /// @param instead what all others found goes
  public void putAnalyses(
      JobMeasurement job, Map<String, ? extends @Nullable Object> values, boolean instead) {
    notes.put(NoteKind.ANALYSIS, job.measurement(), json(values), instead);
  }

  /// Takes what analyses found away; returns how many there were.
  public int removeAnalyses(JobMeasurement job, Collection<String> names) {
    return notes.remove(NoteKind.ANALYSIS, job.measurement(), names);
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
  public List<Analysis> analyze(Measurements measurements, List<JobMeasurement> jobs) {
    var byId = new LinkedHashMap<String, List<JobMeasurement>>();
    jobs.forEach(job -> byId.computeIfAbsent(job.id(), _ -> new ArrayList<>()).add(job));
    var done = new ArrayList<Analysis>();
    for (var set : new OutlierAnalysis(measurements).comparable(jobs, OutlierAnalysis.KIND)) {
      var comparable =
          set.jobs().stream().flatMap(id -> byId.getOrDefault(id, List.of()).stream()).toList();
      done.add(analyzeComparable(measurements, comparable));
    }
    return done;
  }

  /// The same for jobs that may be compared.
  public Analysis analyzeComparable(Measurements measurements, List<JobMeasurement> jobs) {
    var results = new OutlierNotes(measurements).of(jobs);
    for (var job : jobs) {
      putAnalyses(job, Map.of(OUTLIERS, results), false);
    }
    return new Analysis(jobs.stream().map(JobMeasurement::id).toList(), results.size());
  }

  /// Makes a reference model of jobs, at least three; returns its number.
  ///
  /// @throws bellwether.analyze.statistics.StatisticsException when there is nothing to learn
  public long addModel(Measurements measurements, List<JobMeasurement> jobs, NewModel wanted) {
    return notes.add(new ModelLearning(measurements).learned(jobs, wanted));
  }

  /// Keeps what was learned from jobs as a reference model; returns its number.
  public long addModel(List<JobMeasurement> jobs, LearnedModel learned) {
    return notes.add(ModelLearning.kept(jobs, learned));
  }

  /// Lets a model learn from further jobs: afterwards it is as if it had been made of all of them.
  ///
  /// @param jobs those that it learned from before, as far as they are still there, and the new
  ///   ones
  public void extendModel(Measurements measurements, StoredModel model, List<JobMeasurement> jobs) {
    notes.replace(model.number(), new ModelLearning(measurements).extended(model, jobs));
  }

  /// Lets detection use a model, or not.
  public void enable(StoredModel model, boolean enabled) {
    notes.replace(model.number(), ModelLearning.kept(model, model.info(), enabled));
  }

  /// Says what detection by a model looks at; none: all that it knows.
  public void activate(StoredModel model, List<String> metrics) {
    var info = new LinkedHashMap<>(model.info());
    info.put(StoredModel.ACTIVE, metrics);
    notes.replace(model.number(), ModelLearning.kept(model, info, model.enabled()));
  }

  /// Removes models; returns how many there were.
  public int deleteModels(List<StoredModel> models) {
    return notes.deleteModels(models.stream().map(StoredModel::number).toList());
  }

  /// Removes models that were made before a moment; returns which.
  public List<StoredModel> retireModels(Measurements measurements, Instant before) {
    var old =
        measurements.models().list().stream()
            .filter(model -> model.created().isBefore(before))
            .toList();
    deleteModels(old);
    return old;
  }

  /// Takes jobs out of the catalog and the archive; returns how many there were. Those of which a
  /// reference model was made leave it; what it learned stays.
  public int delete(List<JobMeasurement> jobs) {
    return notes.delete(jobs.stream().map(JobMeasurement::measurement).toList());
  }

  /// Takes only the processes of jobs away; sums, operations and notes stay.
  public int keepSumsOnly(List<JobMeasurement> jobs) {
    return notes.keepSumsOnly(jobs.stream().map(JobMeasurement::measurement).toList());
  }

  @Override
  public void close() {
    notes.close();
  }
}
