package bellwether.client.workflow;

import bellwether.model.json.JsonObject;

/// One go at a workflow, by a manager in a process of its own. It ends with this program, however
/// that ends, and the next start resumes it.
public final class WorkflowRun implements AutoCloseable {
  private final RunProcess process;
  private final RunNumbers numbers;

  private WorkflowRun(RunProcess process, RunNumbers numbers) {
    this.process = process;
    this.numbers = numbers;
  }

  static WorkflowRun start(String jobFile, StartOptions options) throws InterruptedException {
    var process = RunProcess.start(RunCommandLine.of(options), jobFile);
    return new WorkflowRun(process, RunNumbers.of(process.answer("begun")));
  }

  /// Its numbers in the catalog.
  public RunNumbers numbers() {
    return numbers;
  }

  /// Waits until all jobs have ended. An interruption stops the run before it goes on. To be called
  /// once.
  ///
  /// @throws WorkflowException when the run came to no end of its own
  public WorkflowResult await() throws InterruptedException {
    var ended = process.answer("ended");
    return new WorkflowResult(process.status() == 0, done(ended), numbers);
  }

  private static WorkflowResult.Done done(JsonObject ended) {
    return new WorkflowResult.Done(
        ended.number("newly_done"),
        ended.number("done_before"),
        ended.number("failed"),
        ended.number("total"));
  }

  /// Ends the running jobs in an orderly way, and the run, unless it has ended; an interruption
  /// meanwhile kills them at once.
  @Override
  public void close() {
    process.stop();
  }
}
