package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.report.Timeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gantt-gaps`: a chart of the times in which cores had no job.
@Command(name = "gantt-gaps", sortOptions = false)
public final class GapsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ChartSource source = new ChartSource();

  public GapsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    source.write(console, "Gaps", Timeline::ofGaps);
    return 0;
  }
}
