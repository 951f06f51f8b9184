package bellwether.client.workflow;

/// What came of a run of a workflow.
///
/// @param isSuccess whether all jobs of the workflow have finished well
/// @param done how many have, and how many failed
/// @param numbers of the run in the catalog
public record WorkflowResult(boolean isSuccess, Done done, RunNumbers numbers) {

  /// How jobs of a workflow ended; members of arrays count one by one.
  ///
  /// @param newly finished well in this run
  /// @param before finished well in earlier runs
  /// @param failed in their last attempt
  /// @param total of all jobs, ended or not
  public record Done(long newly, long before, long failed, long total) {}

  /// Jobs that finished well in this run.
  public long newlyDone() {
    return done.newly();
  }

  /// Jobs that finished well in earlier runs, and were skipped.
  public long doneBefore() {
    return done.before();
  }

  /// Jobs that failed in their last attempt.
  public long failed() {
    return done.failed();
  }
}
