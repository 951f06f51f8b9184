package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.model.text.Nearest;
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
  public WorkflowRow find(String text) {
    return text.matches("\\d{1,18}") ? numbered(text) : named(text);
  }

  private WorkflowRow numbered(String text) {
    return workflows
        .find(Long.parseLong(text))
        .or(() -> workflows.find(text))
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no workflow %s; see: bellwether workflows".formatted(text)));
  }

  private WorkflowRow named(String text) {
    var workflow =
        workflows
            .find(text)
            .orElseThrow(() ->
                CommandException.notFound(
                    "There is no workflow %s%s; see: bellwether workflows"
                        .formatted(text, Nearest.hint(text, workflows.names(NAMES_LOOKED_AT)))));
    int count = workflows.countNamed(text);
    if (count > 1) {
      console.note(
          "%d workflows have the name %s; this is %d, which ran last"
              .formatted(count, text, workflow.id()));
    }
    return workflow;
  }

  /// One whose number was said: what changes it does not guess.
  public WorkflowRow exactly(String text, String action) {
    if (!text.matches("\\d{1,18}")) {
      throw CommandException.wrongInput(
          "Expected the number of a workflow after workflow %s, but found %s; see: bellwether workflows"
              .formatted(action, text));
    }
    return numbered(text);
  }
}
