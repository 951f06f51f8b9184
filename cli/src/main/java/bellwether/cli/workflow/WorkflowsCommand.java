package bellwether.cli.workflow;

import bellwether.cli.ask.ListOptions;
import bellwether.cli.ask.Moments;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.PeopleText;
import bellwether.model.JobState;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.Workflows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether workflows`: lists the workflows in the catalog.
@Command(
    name = "workflows",
    sortOptions = false,
    description =
        "List the workflows, the one that ran last at the end, with how many of their jobs are done.",
    footer = {
      "",
      "Examples:",
      "  bellwether workflows",
      "  bellwether workflows --limit 5 --json",
      "  bellwether workflow show sweep"
    })
public final class WorkflowsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most the N that ran last (default: all).")
  private int limit = Integer.MAX_VALUE;

  public WorkflowsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CommandException.wrongInput(
          "Expected a number from 1 after --limit, but found " + limit);
    }
    var target = list.target(global, console);
    try (var view = new View(global, console);
        var lines = target.begin(columns(Moments.here(console).words()))) {
      new Workflows(view.reader(), view.runs()).latest(limit).forEach(lines::add);
    }
    return 0;
  }

  private static List<Column<WorkflowRow>> columns(PeopleText words) {
    return List.of(
        Column.<WorkflowRow>data("workflow", WorkflowRow::id)
            .as("WORKFLOW", row -> Long.toString(row.id()))
            .toTheRight(),
        Column.<WorkflowRow>data("name", WorkflowRow::name).as("NAME", WorkflowRow::name),
        Column.<WorkflowRow>data("arguments", WorkflowRow::arguments)
            .as("ARGUMENTS", row -> text(row.arguments())),
        Column.<WorkflowRow>data("state", WorkflowRow::state)
            .as("STATE", row -> row.state().name()),
        Column.<WorkflowRow>data("runs", WorkflowRow::runs)
            .as("RUNS", row -> Long.toString(row.runs()))
            .toTheRight(),
        Column.<WorkflowRow>data("done", WorkflowsCommand::done)
            .as("DONE", row -> "%d of %d".formatted(done(row), row.counts().total()))
            .toTheRight(),
        Column.data("jobs", row -> row.counts().total()),
        Column.data("created_time", WorkflowRow::createdTime),
        Column.<WorkflowRow>data("last_run", row -> row.last().id())
            .as("LAST RUN", row -> Long.toString(row.last().id()))
            .toTheRight(),
        Column.<WorkflowRow>data("start_time", row -> row.last().startTime())
            .as("START", row -> words.time(row.last().startTime())),
        Column.data("end_time", row -> row.last().endTime()),
        Column.<WorkflowRow>data("host", row -> row.last().manager().host())
            .as("HOST", row -> row.last().manager().host()),
        Column.data("pid", row -> row.last().manager().pid()),
        Column.data("source", row -> row.last().source()));
  }

  private static long done(WorkflowRow row) {
    return row.counts().of(JobState.JOB_FINISHED);
  }

  /// `year=2020 model=a`, as people read arguments.
  static String text(Map<String, String> arguments) {
    return arguments.isEmpty()
        ? "-"
        : arguments.entrySet().stream()
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(" "));
  }
}
