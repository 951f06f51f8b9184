package bellwether.client.workflow;

/// The refusal to run a workflow of which all jobs have finished.
public final class WorkflowAlreadyComplete extends WorkflowException {
  private final transient RunNumbers numbers;

  WorkflowAlreadyComplete(String message, RunNumbers numbers) {
    super(message, null);
    this.numbers = numbers;
  }

  /// Those of the run that completed it.
  public RunNumbers numbers() {
    return numbers;
  }
}
