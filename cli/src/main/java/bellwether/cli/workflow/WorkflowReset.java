package bellwether.cli.workflow;

import bellwether.cli.ask.View;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.model.Clock;
import bellwether.query.workflows.WorkflowRow;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Lets what failed in a workflow be ready again.
final class WorkflowReset {
  private final View view;
  private final Console console;
  private final GlobalOptions global;

  WorkflowReset(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
  }

  int reset(WorkflowRow workflow) {
    tell(workflow, reset(workflow.last().origin()));
    return 0;
  }

  private long reset(long origin) {
    try (var catalog = WritableCatalog.open(view, console)) {
      return catalog.reset(origin, Clock.system().now());
    }
  }

  private void tell(WorkflowRow workflow, long count) {
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("workflow", workflow.id());
      tree.put("reset", count);
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(
          count == 0
              ? "nothing of workflow %d has failed, so nothing was reset".formatted(workflow.id())
              : "%s of workflow %d reset; to run them: bellwether workflow resume %2$d"
                  .formatted(PeopleText.count(count, "job"), workflow.id()));
    }
  }
}
