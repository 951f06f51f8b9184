package bellwether.client.workflow;

import org.jspecify.annotations.Nullable;

/// A workflow that cannot be run. Its message is a sentence for the user.
public abstract sealed class WorkflowException extends RuntimeException
    permits DuplicateJobException,
        InvalidWorkflowException,
        WorkflowAlreadyComplete,
        WorkflowHeldException,
        WorkflowRunException {

  WorkflowException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
