package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.CoreUse;
import bellwether.qcg.report.PilotException;
import bellwether.qcg.report.Usage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `efficiency-core`: how much of one core's time was not lost between jobs.
@Command(name = "efficiency-core", sortOptions = false)
public final class CoreEfficiencyCommand implements Callable<Integer> {
  private final Console console;

  /// There are none; scripts may ask all the same.
  @Option(names = "--details")
  @SuppressWarnings("UnusedVariable")
  private boolean details;

  @Mixin private final Source source = new Source();

  @Parameters(index = "1", paramLabel = "NODE")
  private String node = "";

  @Parameters(index = "2", paramLabel = "CORE")
  private String core = "";

  public CoreEfficiencyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    new Lines(console, Lines.WIDE).warning(run);
    var usage =
        Usage.efficiency(run)
            .orElseThrow(() ->
                new PilotException(
                    "no job in %s ran, so no core was used".formatted(source.directory())));
    console.out().println(line(usage.of(node, core), usage.span().seconds()));
    return 0;
  }

  private static String line(CoreUse use, double total) {
    return "node %s:%s: utilization %s%%, unused %s of total %s"
        .formatted(
            use.node(),
            use.core(),
            PythonText.fixed(use.share(), 1),
            PythonText.fixed(use.unused(), 4),
            PythonText.fixed(total, 4));
  }
}
