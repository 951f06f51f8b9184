package bellwether.cli.ask;

import bellwether.cli.wording.AdviceText;
import bellwether.cli.wording.ReasonText;
import bellwether.cli.wording.StateText;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.Listing;
import bellwether.command.output.SafeText;
import bellwether.query.explain.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether explain`: tells why a job waits or failed, and what to do.
@Command(
    name = "explain",
    sortOptions = false,
    description = "Explain why a job is waiting, or why it failed, and what to do next.",
    footer = {"", "Examples:", "  bellwether explain collect", "  bellwether explain sim:3"})
public final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(paramLabel = "JOB", description = "The job: name, or name:key for one iteration.")
  private String name = "";

  public ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var view = new View(global, console)) {
      var imported = ImportedJob.find(view, run.number, name);
      if (imported.isPresent()) {
        print(imported.get());
        return 0;
      }
      var asked = view.run(run.number);
      var explanation = view.explainer(run.number).explain(view.job(asked, name));
      if (global.json) {
        console
            .out()
            .println(
                DataTexts.json(
                    tree(run.number == null ? view.worker(asked).id() : asked.id(), explanation)));
      } else {
        print(explanation);
      }
      Listing.check(console.out());
    }
    return 0;
  }

  private static Map<String, @Nullable Object> tree(long run, Explanation why) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("run", run);
    tree.put("job", why.job());
    tree.put("state", why.state());
    tree.put("cause", Cells.word(why.cause()));
    tree.put("reasons", why.reasons().stream().map(ReasonText::of).toList());
    tree.put("parents", why.parents().stream().map(ExplainCommand::tree).toList());
    tree.put("stderr_tail", why.stderrTail());
    tree.put("advice", why.advice().stream().map(AdviceText::of).toList());
    return tree;
  }

  private static Map<String, Object> tree(Explanation.Parent parent) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("job", parent.job());
    tree.put("states", RunsCommand.states(parent.counts()));
    return tree;
  }

  /// How a parent stands, for people.
  private static String states(Explanation.Parent parent) {
    var counts = parent.counts();
    return parent.isArray()
        ? StateText.of(counts)
        : StateText.of(counts.counts().keySet().iterator().next());
  }

  private void print(ImportedJob job) {
    if (global.json) {
      console.out().println(DataTexts.json(job.explanation()));
      return;
    }
    console.out().println("%s: imported".formatted(name));
    console.out().println("  It was not run by Bellwether; it %s.".formatted(job.end()));
    console.out().println("What to do:");
    job.advice().forEach(advice -> console.out().println("  " + advice));
  }

  private void print(Explanation why) {
    var out = console.out();
    var state = why.state() == null ? "mixed" : why.state().name();
    out.println(
        why.cause() == null
            ? "%s: %s".formatted(why.job(), state)
            : "%s: %s (%s)".formatted(why.job(), state, why.cause().word()));
    why.reasons().forEach(reason -> out.println("  " + ReasonText.of(reason)));
    why.parents()
        .forEach(parent -> out.println("    %s: %s".formatted(parent.job(), states(parent))));
    if (why.stderrTail() != null) {
      out.println("The last of its standard error:");
      why.stderrTail().lines().forEach(line -> out.println("  | " + SafeText.of(line)));
    }
    if (!why.advice().isEmpty()) {
      out.println("What to do:");
      why.advice().forEach(advice -> out.println("  " + AdviceText.of(advice)));
    }
  }
}
