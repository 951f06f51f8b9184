package bellwether.qcg.command.report;

import bellwether.command.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `job`: all about the named jobs.
@Command(name = "job", sortOptions = false)
public final class JobCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Source source = new Source();

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "JOBIDS")
  private List<String> names = new ArrayList<>();

  public JobCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    for (var name : names.stream().distinct().toList()) {
      var job = run.jobs().get(name);
      if (job == null) {
        console.out().println(name + ": missing job data");
      } else {
        new JobText(console).print(job);
      }
    }
    return 0;
  }
}
