package bellwether.client.workflow;

import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.Problem;
import java.util.List;

/// A workflow that is not described as it must be, or that asks for more than there is.
public final class InvalidWorkflowException extends WorkflowException {
  private final transient List<Problem> problems;

  InvalidWorkflowException(JobFileException wrong) {
    super(String.valueOf(wrong.getMessage()), wrong);
    problems = wrong.problems();
  }

  InvalidWorkflowException(String message) {
    super(message, null);
    problems = List.of();
  }

  /// All that is wrong in the description; empty: it is right, but cannot be run here, as the
  /// message says.
  public List<Problem> problems() {
    return problems;
  }
}
