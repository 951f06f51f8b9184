package bellwether.store;

/// What makes a workflow this workflow.
///
/// @param hash of its jobs and arguments: the identity proper
/// @param arguments JSON object
public record WorkflowIdentity(String hash, String name, String arguments) {}
