package bellwether.engine.internal;

import org.jspecify.annotations.Nullable;

/// One member of a job, as a name such as `job:3` tells it.
record Member(LiveJob job, int ordinal) {

  /// The member of this name; null: there is none.
  static @Nullable Member find(JobGraph graph, String name) {
    int colon = name.lastIndexOf(':');
    var job = colon < 0 ? null : graph.find(name.substring(0, colon));
    var iterations = job == null ? null : job.description.iterations();
    if (job == null || iterations == null) {
      return null;
    }
    try {
      int key = Integer.parseInt(name.substring(colon + 1));
      return iterations.hasKey(key) ? new Member(job, key - iterations.start()) : null;
    } catch (NumberFormatException notAKey) {
      return null;
    }
  }
}
