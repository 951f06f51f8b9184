package bellwether.cli.workflow;

import bellwether.cli.ask.RunOption;
import bellwether.cli.ask.View;
import bellwether.cli.wording.StateText;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.Listing;
import bellwether.command.output.SafeText;
import bellwether.query.jobs.StateCounts;
import bellwether.query.workflows.Dependencies;
import bellwether.query.workflows.Neighbours;
import bellwether.query.workflows.Neighbours.Neighbour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether dependencies`: tells what a job comes after and what comes after it.
@Command(
    name = "dependencies",
    sortOptions = false,
    description =
        "Show what a job comes directly after, and what comes directly after it, with their states.",
    footer = {
      "",
      "Examples:",
      "  bellwether dependencies collect",
      "  bellwether dependencies sim:3 --json"
    })
public final class DependenciesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(paramLabel = "JOB", description = "The job: name, or name:key for one iteration.")
  private String name = "";

  public DependenciesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var view = new View(global, console)) {
      var asked = view.run(run.number);
      var job = view.job(asked, name);
      var neighbours = new Dependencies(view.reader(), asked.origin()).of(job);
      if (global.json) {
        console.out().println(DataTexts.json(tree(asked.id(), neighbours)));
      } else {
        print(neighbours);
      }
      Listing.check(console.out());
    }
    return 0;
  }

  private void print(Neighbours neighbours) {
    console.out().println(text(neighbours.job()));
    print("comes after", neighbours.upstream());
    print("before", neighbours.downstream());
  }

  private void print(String title, List<Neighbour> jobs) {
    console.out().println("  %s%s".formatted(title, jobs.isEmpty() ? ": nothing" : ":"));
    jobs.forEach(job -> console.out().println("    " + text(job)));
  }

  private static String text(Neighbour job) {
    return "%s: %s".formatted(SafeText.of(job.name()), text(job.counts()));
  }

  private static String text(StateCounts counts) {
    return counts.total() == 1
        ? StateText.of(counts.counts().keySet().iterator().next())
        : StateText.of(counts);
  }

  private static Map<String, @Nullable Object> tree(long run, Neighbours neighbours) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("run", run);
    tree.putAll(tree(neighbours.job()));
    tree.put("upstream", neighbours.upstream().stream().map(DependenciesCommand::tree).toList());
    tree.put(
        "downstream", neighbours.downstream().stream().map(DependenciesCommand::tree).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(Neighbour job) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("job", job.name());
    tree.put("states", WorkflowDetail.states(job.counts()));
    return tree;
  }
}
