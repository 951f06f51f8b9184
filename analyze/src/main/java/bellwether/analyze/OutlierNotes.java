package bellwether.analyze;

import bellwether.analyze.outliers.OutlierQuestion;
import bellwether.analyze.outliers.Partition;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the search for outliers among jobs notes at each of them: one result for each reference
/// model, or one without a model.
record OutlierNotes(Measurements measurements) {
  List<Map<String, @Nullable Object>> of(List<JobMeasurement> jobs) {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var kind = OutlierAnalysis.kind(jobs.getFirst(), OutlierAnalysis.KIND);
    for (var model : measurements.models().list()) {
      if (model.enabled() && model.operations().isEmpty() && model.tags().equals(kind)) {
        results.add(byModel(new OutlierAnalysis(measurements), jobs, model));
      }
    }
    if (results.isEmpty() && jobs.size() >= 4) {
      results.add(
          result(
              null,
              new OutlierAnalysis(measurements)
                  .outliers(jobs, OutlierQuestion.standard())
                  .partitions()));
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
    return result(model.number(), Map.of("all", new Partition(inside, outside)));
  }

  private static Map<String, @Nullable Object> result(
      @Nullable Long model, Map<String, Partition> partitions) {
    var features = new LinkedHashMap<String, Object>();
    partitions.forEach(
        (feature, parts) -> features.put(feature, List.of(parts.inliers(), parts.outliers())));
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("model_id", model);
    result.put("results", features);
    return result;
  }
}
