package bellwether.client.workflow;

/// The refusal to run a workflow on which another manager works.
public final class WorkflowHeldException extends WorkflowException {
  private final transient Holder holder;

  /// Who works on it.
  ///
  /// @param run its number in the catalog
  /// @param process the manager's
  /// @param host that it is on
  public record Holder(long run, long process, String host) {}

  WorkflowHeldException(String message, Holder holder) {
    super(message, null);
    this.holder = holder;
  }

  public Holder holder() {
    return holder;
  }
}
