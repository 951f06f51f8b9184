package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.model.text.SecretNames;
import bellwether.query.explain.JobDetail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether job`: tells all about one job.
@Command(
    name = "job",
    sortOptions = false,
    description = "Show one job: what it is, its state, each attempt and its usage.",
    footer = {"", "Examples:", "  bellwether job collect", "  bellwether job sim:3 --json"})
public final class JobCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(paramLabel = "NAME", description = "The job: name, or name:key for one iteration.")
  private String name = "";

  public JobCommand(Console console) {
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
      var job = view.job(view.run(run.number), name);
      var detail = view.explainer(run.number).detail(job);
      var secrets = SecretNames.of(console.environment());
      if (global.json) {
        console.out().println(DataTexts.json(new DetailJson(secrets).of(detail)));
      } else {
        print(detail);
      }
    }
    return 0;
  }

  private void print(ImportedJob job) {
    if (global.json) {
      console.out().println(DataTexts.json(job.measurement().columns()));
    } else {
      job.print(console);
    }
  }

  private void print(JobDetail detail) {
    new DetailText(Moments.here(console).words(), console).print(detail);
  }
}
