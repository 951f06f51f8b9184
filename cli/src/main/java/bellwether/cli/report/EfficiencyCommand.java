package bellwether.cli.report;

import bellwether.analyze.efficiency.EfficiencyAnalysis;
import bellwether.analyze.efficiency.JobEfficiency;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.query.runs.RunRow;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether efficiency`: shows how much of what jobs asked for they used.
@Command(
    name = "efficiency",
    sortOptions = false,
    description = {
      "Show for each job how much it used of the CPU time, memory and time that it asked for, and what to ask for instead.",
      "Without RUN: the latest run and those that it goes on with."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether efficiency",
      "  bellwether efficiency 3 sim post",
      "  bellwether efficiency --json"
    })
public final class EfficiencyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN|JOB",
      description = "The number of a run, and names of jobs.")
  private List<String> words = List.of();

  public EfficiencyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var view = new View(global, console)) {
      boolean named = !words.isEmpty() && words.getFirst().matches("\\d{1,18}");
      var jobs = named ? words.subList(1, words.size()) : words;
      var run = view.run(named ? (Long) Long.parseLong(words.getFirst()) : null);
      var found = chosen(view, run, jobs, named ? (Long) run.id() : null);
      print(found);
      return 0;
    }
  }

  private static List<JobEfficiency> chosen(
      View view, RunRow run, List<String> jobs, @Nullable Long alone) {
    jobs.forEach(job -> view.job(run, job));
    var runs =
        alone == null
            ? view.runs().on(run.origin()).stream().map(RunRow::id).toList()
            : List.of(alone);
    var found =
        new EfficiencyAnalysis(view.reader())
            .of(runs).stream().filter(job -> jobs.isEmpty() || jobs.contains(job.job())).toList();
    if (found.isEmpty()) {
      throw CommandException.notFound(
          "No attempt of run %d has ended and was measured; see: bellwether jobs --run %1$d"
              .formatted(run.id()));
    }
    return found;
  }

  private void print(List<JobEfficiency> found) {
    var text = new EfficiencyText(console.out());
    found.forEach(global.json ? text::json : text::text);
    Listing.check(console.out());
  }
}
