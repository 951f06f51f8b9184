package bellwether.client.workflow;

import org.jspecify.annotations.Nullable;

/// A run that could not be started, or that broke off since its surroundings failed.
public final class WorkflowRunException extends WorkflowException {

  WorkflowRunException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
