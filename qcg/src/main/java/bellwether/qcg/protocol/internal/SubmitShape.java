package bellwether.qcg.protocol.internal;

import java.util.ArrayList;
import java.util.List;

/// The first look at a submit request: whether it has jobs, and each of them what every job has.
final class SubmitShape {

  private SubmitShape() {}

  /// The jobs of a request.
  ///
  /// @throws RefusedException when one has not even the shape of a job
  static List<Fields> jobs(Fields request) {
    var items = request.list("jobs");
    if (items.isEmpty()) {
      throw new RefusedException("Wrong submit request - missing jobs data");
    }
    var jobs = new ArrayList<Fields>(items.size());
    for (var item : items) {
      jobs.add(checked(Fields.of(item).orElseThrow(SubmitShape::noJob)));
    }
    return jobs;
  }

  private static RefusedException noJob() {
    return new RefusedException("Wrong submit request - wrong job data");
  }

  private static Fields checked(Fields job) {
    if (!job.has("name")) {
      throw new RefusedException("Missing name in job description");
    }
    if (!(job.get("name") instanceof String)) {
      throw new RefusedException(
          "Expected a text as the name of a job, but found " + Fields.typeName(job.get("name")));
    }
    if (!job.has("execution")) {
      throw new RefusedException("Missing execution element in job description");
    }
    if (job.has("iteration")) {
      checkIteration(job);
    }
    return job;
  }

  private static void checkIteration(Fields job) {
    var iteration =
        Fields.of(job.get("iteration"))
            .filter(fields -> fields.has("stop") || fields.has("values"))
            .orElseThrow(SubmitShape::noIteration);
    var start = iteration.get("start") == null ? 0 : iteration.get("start");
    var stop = iteration.get("stop");
    if (stop == null) {
      return;
    }
    if (!(start instanceof Number first && stop instanceof Number last)) {
      throw new RefusedException(
          "Wrong format of iteration directive: expected whole numbers as start and stop, but found %s and %s"
              .formatted(Fields.typeName(start), Fields.typeName(stop)));
    }
    if (first.doubleValue() > last.doubleValue()) {
      throw new RefusedException(
          "Wrong format of iteration directive: start index larger then stop one");
    }
  }

  private static RefusedException noIteration() {
    return new RefusedException("Wrong format of iteration directive: not a dictionary");
  }
}
