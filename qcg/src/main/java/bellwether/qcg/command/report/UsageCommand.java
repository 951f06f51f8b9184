package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.PilotRun;
import bellwether.qcg.report.Usage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rusage`: how much of the time jobs ran on the cores.
@Command(name = "rusage", sortOptions = false)
public final class UsageCommand implements Callable<Integer> {
  private static final int NO_TIMES = 1;

  private final Console console;
  private final Lines lines;

  @Option(names = "--details")
  private boolean details;

  @Option(names = "--wo-init")
  private boolean withoutBegin;

  @Option(names = "--until-last-job")
  private boolean untilLastJob;

  @Mixin private final Source source = new Source();

  public UsageCommand(Console console) {
    this.console = console;
    this.lines = new Lines(console, Lines.WIDE);
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    if (!run.hasRealTimes()) {
      console.err().println("error: real time log files not found - cannot generate statistics");
      return NO_TIMES;
    }
    var usage = usage(run);
    averages(usage);
    if (details) {
      lines.cores(usage);
    }
    return 0;
  }

  private Usage usage(PilotRun run) {
    var life = run.serviceLife().filter(_ -> !withoutBegin);
    if (life.isEmpty()) {
      console
          .out()
          .println(
              "WARNING: due to not sufficient data, resource usage is measured from first job start,"
                  + " NOT from service start");
    }
    if (untilLastJob) {
      console
          .out()
          .println(
              "WARNING: resource usage is counted until last job on given core finished, NOT when"
                  + " allocation finished");
    }
    return Usage.running(run, life.or(run::realSpan).orElseThrow(), untilLastJob);
  }

  private void averages(Usage usage) {
    lines.add("used cores", (Object) usage.cores().size());
    if (usage.neverUsed() == 0) {
      percent("average core utilization (%)", usage.average());
    } else {
      console
          .out()
          .println("WARNING: %d has not been used by any job".formatted(usage.neverUsed()));
      percent("average USED core utilization (%)", usage.average());
      percent("average ALL cores utilization (%)", usage.averageOfAll());
    }
  }

  private void percent(String name, double value) {
    lines.add(name, PythonText.fixed(value, 1) + "%");
  }
}
