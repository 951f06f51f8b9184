package bellwether.client.workflow;

import bellwether.model.json.JsonObject;
import java.util.Optional;

/// Reads why there is no run, or none any more.
final class Refusal {
  private static final int WRONG_INPUT = 2;

  private Refusal() {}

  /// What an answer of `bellwether run` refuses; empty: nothing.
  static Optional<WorkflowException> of(JsonObject answer) {
    if (answer.has("complete")) {
      return Optional.of(complete(answer.object("complete")));
    }
    return answer.has("error") ? Optional.of(error(answer.object("error"))) : Optional.empty();
  }

  private static WorkflowException complete(JsonObject complete) {
    return new WorkflowAlreadyComplete(complete.text("message"), RunNumbers.of(complete));
  }

  private static WorkflowException error(JsonObject error) {
    var message = error.text("message", "bellwether run ended without a reason");
    if (error.has("holder")) {
      var holder = error.object("holder");
      return new WorkflowHeldException(
          message,
          new WorkflowHeldException.Holder(
              holder.number("run"), holder.number("process"), holder.text("host")));
    }
    return error.number("status") == WRONG_INPUT
        ? new InvalidWorkflowException(message)
        : new WorkflowRunException(message, null);
  }
}
