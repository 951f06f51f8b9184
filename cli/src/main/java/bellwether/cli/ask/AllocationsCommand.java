package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.PeopleText;
import bellwether.manager.ManagerLiveness;
import bellwether.query.TagPattern;
import bellwether.query.allocations.AllocationQuery;
import bellwether.query.allocations.AllocationRow;
import bellwether.query.allocations.AllocationState;
import bellwether.query.allocations.Allocations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether allocations`: lists the nodes and cores that runs had.
@Command(
    name = "allocations",
    sortOptions = false,
    description =
        "List the nodes and cores that runs had, the latest last, with the batch job that granted them.",
    footer = {
      "",
      "Examples:",
      "  bellwether allocations",
      "  bellwether allocations --scheduler-id 4711 --json",
      "  bellwether events --allocation 3"
    })
public final class AllocationsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(names = "--run", paramLabel = "N", split = ",", description = "Only those of these runs.")
  private @Nullable List<String> runs;

  @Option(
      names = "--id",
      paramLabel = "N",
      split = ",",
      description = "Only those with these numbers.")
  private @Nullable List<String> ids;

  @Option(
      names = "--scheduler-id",
      paramLabel = "ID",
      split = ",",
      description = "Only those that these batch jobs granted.")
  private @Nullable List<String> schedulerIds;

  @Option(
      names = "--tag",
      paramLabel = "KEY[=VALUE]",
      description =
          "Only those in which a job with this tag was executed; may be given again, then all must fit.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many, the latest.")
  private @Nullable Long limit;

  public AllocationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var target = list.target(global, console);
    var asked = asked();
    try (var view = new View(global, console);
        var lines = target.begin(columns(Moments.here(console).words()))) {
      requireRuns(view);
      new Allocations(view.reader(), new ManagerLiveness()).list(asked).forEach(lines::add);
    }
    return 0;
  }

  private AllocationQuery asked() {
    var most = Numbers.positive("--limit", limit);
    var asked =
        AllocationQuery.all()
            .tags(tags.stream().flatMap(AllocationsCommand::patterns).toList())
            .limit(most == null ? 0 : most);
    asked = runs == null ? asked : asked.runs(Numbers.of("--run", runs));
    asked = ids == null ? asked : asked.ids(Numbers.of("--id", ids));
    return schedulerIds == null ? asked : asked.schedulerIds(Numbers.texts(schedulerIds));
  }

  private static Stream<TagPattern> patterns(String text) {
    if (text.isBlank() || text.startsWith("=")) {
      throw CommandException.wrongInput(
          "Expected KEY or KEY=VALUE after --tag, but found '%s'".formatted(text));
    }
    return FilterOptions.tags(text);
  }

  private void requireRuns(View view) {
    if (runs != null) {
      Numbers.of("--run", runs).forEach(view::run);
    }
  }

  private static List<Column<AllocationRow>> columns(PeopleText words) {
    return List.of(
        Column.<AllocationRow>data("id", AllocationRow::id)
            .as("ID", row -> Long.toString(row.id()))
            .toTheRight(),
        Column.<AllocationRow>data("run", AllocationRow::run)
            .as("RUN", row -> Long.toString(row.run()))
            .toTheRight(),
        Column.<AllocationRow>data("scheduler", AllocationRow::scheduler)
            .as("SCHEDULER", AllocationRow::scheduler),
        Column.<AllocationRow>data("scheduler_id", AllocationRow::schedulerId)
            .as("SCHEDULER ID", row -> Cells.text(row.schedulerId())),
        Column.<AllocationRow>data("nodes", AllocationRow::nodes)
            .as("NODES", row -> String.join(",", row.nodes())),
        Column.<AllocationRow>data("node_count", row -> row.nodes().size()),
        Column.<AllocationRow>data("core_count", AllocationRow::cores)
            .as("CORES", row -> Long.toString(row.cores()))
            .toTheRight(),
        Column.<AllocationRow>data("start_time", AllocationRow::startTime)
            .as("START", row -> words.time(row.startTime())),
        Column.<AllocationRow>data("end_time", AllocationRow::endTime)
            .as("TIME", row -> time(row, words)),
        Column.<AllocationRow>data("state", AllocationRow::state)
            .as("STATE", row -> row.state().name()));
  }

  private static String time(AllocationRow row, PeopleText words) {
    return row.state() == AllocationState.LOST ? "-" : words.span(row.startTime(), row.endTime());
  }
}
