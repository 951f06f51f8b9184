package bellwether.analyze.series;

import bellwether.query.TimeRange;

/// What a time series is about, and when.
public record SeriesScope(Subject subject, TimeRange times) {

  /// Whose jobs count.
  public sealed interface Subject {}

  /// The jobs on which a run worked, while it did; what earlier runs did with them is the base.
  public record OfRun(long run) implements Subject {}

  /// All runs of a workflow.
  public record OfWorkflow(long workflow) implements Subject {}

  /// All runs on the jobs that a run brought: that run and its resumes.
  public record OfJobs(long origin) implements Subject {}

  /// The run that an allocation belongs to, while that lasted, and no attempt outside of it.
  public record OfAllocation(long allocation) implements Subject {}

  /// All runs in the catalog.
  public record Everything() implements Subject {}

  public static SeriesScope ofRun(long run) {
    return new SeriesScope(new OfRun(run), TimeRange.ALWAYS);
  }

  public static SeriesScope ofWorkflow(long workflow) {
    return new SeriesScope(new OfWorkflow(workflow), TimeRange.ALWAYS);
  }

  public static SeriesScope ofJobs(long origin) {
    return new SeriesScope(new OfJobs(origin), TimeRange.ALWAYS);
  }

  public static SeriesScope ofAllocation(long allocation) {
    return new SeriesScope(new OfAllocation(allocation), TimeRange.ALWAYS);
  }

  public static SeriesScope everything() {
    return new SeriesScope(new Everything(), TimeRange.ALWAYS);
  }

  /// The same in a time range.
  public SeriesScope during(TimeRange range) {
    return new SeriesScope(subject, range);
  }
}
