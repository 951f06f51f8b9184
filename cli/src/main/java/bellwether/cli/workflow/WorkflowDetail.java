package bellwether.cli.workflow;

import bellwether.cli.ask.Moments;
import bellwether.cli.ask.View;
import bellwether.cli.wording.StateText;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.DataTexts;
import bellwether.command.output.Listing;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.Workflows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All about a workflow: its identity, how it stands, its runs.
final class WorkflowDetail {
  private final View view;
  private final Console console;
  private final GlobalOptions global;
  private final PeopleText words;

  WorkflowDetail(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
    words = Moments.here(console).words();
  }

  int print(WorkflowRow workflow) {
    var runs = new Workflows(view.reader(), view.runs()).runs(workflow);
    if (global.json) {
      console.out().println(DataTexts.json(tree(workflow, runs)));
    } else {
      text(workflow, runs);
    }
    Listing.check(console.out());
    return 0;
  }

  private void text(WorkflowRow workflow, List<RunRow> runs) {
    line("workflow", Long.toString(workflow.id()));
    line("name", workflow.name());
    line("arguments", WorkflowsCommand.text(workflow.arguments()));
    line("source", workflow.last().source());
    line("state", workflow.state().name());
    line("jobs", StateText.of(workflow.counts()));
    try (var lines = ListingTarget.forPeople(console).begin(columns())) {
      runs.forEach(lines::add);
    }
  }

  private void line(String key, String value) {
    console.out().println("%-10s %s".formatted(key, SafeText.of(value)));
  }

  private List<Column<RunRow>> columns() {
    return List.of(
        Column.<RunRow>people("RUN", run -> Long.toString(run.id())).toTheRight(),
        Column.people("STATE", StateText::of),
        Column.people("START", run -> words.time(run.startTime())),
        Column.people(
            "TIME", run -> run.managerGone() ? "-" : words.span(run.startTime(), run.endTime())),
        Column.people("HOST", run -> run.manager().host()),
        Column.people("REASON", run -> run.reason() == null ? "-" : run.reason()));
  }

  private static Map<String, @Nullable Object> tree(WorkflowRow workflow, List<RunRow> runs) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("workflow", workflow.id());
    tree.put("name", workflow.name());
    tree.put("arguments", workflow.arguments());
    tree.put("created_time", workflow.createdTime());
    tree.put("source", workflow.last().source());
    tree.put("state", workflow.state());
    tree.put("jobs", workflow.counts().total());
    tree.put("states", states(workflow.counts()));
    tree.put("runs", runs.stream().map(WorkflowDetail::tree).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(RunRow run) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("run", run.id());
    tree.put("origin", run.origin());
    tree.put("state", run.state());
    tree.put("start_time", run.startTime());
    tree.put("end_time", run.endTime());
    tree.put("host", run.manager().host());
    tree.put("pid", run.manager().pid());
    tree.put("reason", run.reason());
    return tree;
  }

  /// How many members are in which state, for data.
  static Map<String, Object> states(StateCounts counts) {
    var states = new LinkedHashMap<String, Object>();
    counts
        .counts()
        .forEach((state, count) -> states.put(state.name().toLowerCase(Locale.ROOT), count));
    return states;
  }
}
