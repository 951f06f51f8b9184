package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.Span;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `allocation`: the jobs of one core in the order in which it had them.
@Command(name = "allocation", sortOptions = false)
public final class AllocationCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Source source = new Source();

  @Parameters(index = "1", paramLabel = "NODE")
  private String node = "";

  @Parameters(index = "2", paramLabel = "CORE")
  private String core = "";

  public AllocationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    console.out().println("jobs launched on %s:%s".formatted(node, core));
    run.all().stream()
        .filter(job -> job.had(node, core))
        .sorted(Comparator.comparing(AllocationCommand::begin))
        .forEach(new JobText(console)::printTurn);
    return 0;
  }

  /// The service's word where nobody measured; a job that never began comes last.
  private static LocalDateTime begin(PilotJob job) {
    return job.measured().map(Span::start).or(job::started).orElse(LocalDateTime.MAX);
  }
}
