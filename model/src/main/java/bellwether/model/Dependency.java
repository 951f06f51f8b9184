package bellwether.model;

/// What must have finished well before a job may start.
public sealed interface Dependency {

  /// As job files have it: `job`, `job:3`, `job:${it}`.
  default String word() {
    return switch (this) {
      case OnJob(var job) -> job;
      case OnIteration(var job, int key) -> job + ":" + key;
      case Paired(var job) -> job + ":${it}";
    };
  }

  /// The name of the job that is waited for.
  String job();

  /// The whole of a job: `after: ["job"]`.
  record OnJob(String job) implements Dependency {}

  /// One iteration of a job: `after: ["job:3"]`.
  record OnIteration(String job, int key) implements Dependency {}

  /// For each iteration the one of the same key in the other job: `after: ["job:${it}"]`.
  record Paired(String job) implements Dependency {}
}
