package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.report.Timeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gantt`: a chart of the jobs on their cores.
@Command(name = "gantt", sortOptions = false)
public final class GanttCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ChartSource source = new ChartSource();

  public GanttCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    source.write(console, "Jobs", Timeline::ofJobs);
    return 0;
  }
}
