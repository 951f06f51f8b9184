package bellwether.cli.api;

import bellwether.analyze.CatalogEditor;
import bellwether.query.measured.jobs.JobMeasurement;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// What programs can change about measured jobs.
final class ChangeMethods {
  private ChangeMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "annotate",
            "Notes values under names at a job, with `replace` instead of all others; answers with all of its annotations.",
            "job values replace",
            ChangeMethods::annotate),
        new ApiMethod(
            "put_analyses",
            "Notes what analyses found at a job, with `replace` instead of all others; answers with all of its analyses.",
            "job values replace",
            ChangeMethods::putAnalyses),
        new ApiMethod(
            "put_tags",
            "Gives a job these tags instead of those that it had; answers with them.",
            "job tags",
            ChangeMethods::putTags),
        new ApiMethod(
            "analyze",
            "Looks for outliers in each set of comparable jobs and notes what was found; answers with the sets and the number of comparisons.",
            "jobs",
            ChangeMethods::analyze),
        new ApiMethod(
            "delete_jobs",
            "Takes jobs out of the catalog and the archive; answers with their number.",
            "jobs",
            (session, request) -> change(session, request, CatalogEditor::delete)),
        new ApiMethod(
            "keep_sums",
            "Takes only the processes of jobs away; answers with the number of jobs.",
            "jobs",
            (session, request) -> change(session, request, CatalogEditor::keepSumsOnly)));
  }

  private static int change(
      ApiSession session,
      Parameters request,
      ToIntBiFunction<CatalogEditor, List<JobMeasurement>> change) {
    if (request.object("jobs").values().isEmpty()) {
      throw Requests.wrong("jobs", "a choice of jobs, such as {\"ids\": […]}", request.any("jobs"));
    }
    var jobs = Choices.jobs(session, request).list();
    return jobs.isEmpty() ? 0 : session.change(editor -> change.applyAsInt(editor, jobs));
  }

  private static Object annotate(ApiSession session, Parameters request) {
    note(session, request, CatalogEditor::annotate);
    return session.job(request.text("job")).annotations();
  }

  private static Object putAnalyses(ApiSession session, Parameters request) {
    note(session, request, CatalogEditor::putAnalyses);
    return session.job(request.text("job")).analyses();
  }

  /// How values are noted at a job.
  private interface Note {
    void put(
        CatalogEditor editor,
        JobMeasurement job,
        Map<String, ? extends @Nullable Object> values,
        boolean instead);
  }

  private static void note(ApiSession session, Parameters request, Note note) {
    var job = session.job(request.text("job"));
    var values = request.require("values").object("values").values();
    boolean replace = request.flag("replace");
    session.change(editor -> {
      note.put(editor, job, values, replace);
      return job;
    });
  }

  private static Object putTags(ApiSession session, Parameters request) {
    var job = session.job(request.text("job"));
    var tags = request.require("tags").object("tags").asTags();
    session.change(editor -> {
      editor.tag(job, tags);
      return job;
    });
    return tags.values();
  }

  private static List<Map<String, Object>> analyze(ApiSession session, Parameters request) {
    var measurements = session.measurements();
    var jobs = Choices.jobs(session, request).list();
    return session.change(editor -> editor.analyze(measurements, jobs)).stream()
        .map(done -> Map.<String, Object>of("jobs", done.jobs(), "runs", done.runs()))
        .toList();
  }
}
