package bellwether.manager;

import bellwether.engine.JobView;
import bellwether.model.JobState;
import java.util.Optional;
import java.util.function.Function;

/// A job, or with an ordinal one of its iterations, as users name it: `job` or `job:key`.
///
/// @param ordinal -1: the whole job
record JobName(String text, JobView view, int ordinal) {

  /// What a name means; empty: nothing.
  static Optional<JobName> find(String name, Function<String, Optional<JobView>> jobs) {
    var whole = jobs.apply(name);
    if (whole.isPresent()) {
      return Optional.of(whole(whole.get()));
    }
    int colon = name.lastIndexOf(':');
    return colon < 0
        ? Optional.empty()
        : jobs.apply(name.substring(0, colon))
            .flatMap(job -> member(name, job, name.substring(colon + 1)));
  }

  static JobName whole(JobView view) {
    return new JobName(view.description().name(), view, -1);
  }

  private static Optional<JobName> member(String name, JobView job, String keyText) {
    var iterations = job.description().iterations();
    if (iterations == null || !keyText.matches("-?\\d{1,9}")) {
      return Optional.empty();
    }
    int key = Integer.parseInt(keyText);
    return iterations.hasKey(key)
        ? Optional.of(new JobName(name, job, key - iterations.start()))
        : Optional.empty();
  }

  boolean isWhole() {
    return ordinal < 0;
  }

  boolean ended() {
    return isWhole() ? view.outcome() != null : view.states().apply(ordinal).isEnd();
  }

  /// QCG-PilotJob's word: an array job as a whole is QUEUED until all its iterations have ended.
  String state() {
    if (!isWhole()) {
      return view.states().apply(ordinal).qcgName();
    }
    var outcome = view.outcome();
    if (outcome != null) {
      return outcome.qcgName();
    }
    return view.description().iterations() == null
        ? view.states().apply(0).qcgName()
        : JobState.READY.qcgName();
  }
}
