package bellwether.client.workflow;

/// Two jobs of one name in a workflow.
public final class DuplicateJobException extends WorkflowException {

  DuplicateJobException(String workflow, String job) {
    super(
        "Expected each job's name once in workflow %s, but found %s twice; give one of the jobs another name"
            .formatted(workflow, job),
        null);
  }
}
