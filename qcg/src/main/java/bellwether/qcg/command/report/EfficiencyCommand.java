package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.Usage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `efficiency`: how much of the time was not lost between jobs.
@Command(name = "efficiency", sortOptions = false)
public final class EfficiencyCommand implements Callable<Integer> {
  private final Console console;
  private final Lines lines;

  @Option(names = "--details")
  private boolean details;

  @Mixin private final Source source = new Source();

  public EfficiencyCommand(Console console) {
    this.console = console;
    this.lines = new Lines(console, Lines.WIDE);
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    lines.warning(run);
    var usage = Usage.efficiency(run);
    lines.add("used cores", (Object) usage.map(known -> known.cores().size()).orElse(0));
    double average = usage.map(Usage::average).orElse(0.0);
    lines.add("average core utilization (%)", PythonText.fixed(average, 1) + "%");
    if (details) {
      usage.ifPresent(lines::cores);
    }
    return 0;
  }
}
