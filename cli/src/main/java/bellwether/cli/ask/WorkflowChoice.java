package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.model.Nearest;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.Workflows;

/// A workflow that a user named, by its number or its name.
public final class WorkflowChoice {
  private static final int NAMES_LOOKED_AT = 2_000;

  private final Workflows workflows;
  private final Console console;

  public WorkflowChoice(View view, Console console) {
    workflows = new Workflows(view.reader(), view.runs());
    this.console = console;
  }

  /// The workflow of this number, or of this name the one that ran last.
  public WorkflowRow find(String said) {
    return said.matches("\\d{1,18}") ? numbered(said) : named(said);
  }

  private WorkflowRow numbered(String said) {
    return workflows
        .find(Long.parseLong(said))
        .or(() -> workflows.find(said))
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no workflow %s; see: bellwether workflows".formatted(said)));
  }

  private WorkflowRow named(String said) {
    var workflow =
        workflows
            .find(said)
            .orElseThrow(() ->
                CommandException.notFound(
                    "There is no workflow %s%s; see: bellwether workflows"
                        .formatted(said, Nearest.hint(said, workflows.names(NAMES_LOOKED_AT)))));
    int count = workflows.countNamed(said);
    if (count > 1) {
      console.note(
          "%d workflows have the name %s; this is %d, which ran last"
              .formatted(count, said, workflow.id()));
    }
    return workflow;
  }

  /// One whose number was said: what changes it does not guess.
  public WorkflowRow exactly(String said, String action) {
    if (!said.matches("\\d{1,18}")) {
      throw CommandException.wrongInput(
          "Expected the number of a workflow after workflow %s, but found %s; see: bellwether workflows"
              .formatted(action, said));
    }
    return numbered(said);
  }
}
