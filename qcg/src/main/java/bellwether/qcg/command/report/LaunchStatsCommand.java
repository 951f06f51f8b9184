package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.LaunchOverheads;
import bellwether.qcg.report.LaunchOverheads.OfJob;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `launch-stats`: what starting and ending jobs cost.
@Command(name = "launch-stats", sortOptions = false)
public final class LaunchStatsCommand implements Callable<Integer> {
  private static final int DIGITS = 4;

  private final Console console;
  private final Lines lines;

  @Option(names = "--details")
  private boolean details;

  @Mixin private final Source source = new Source();

  public LaunchStatsCommand(Console console) {
    this.console = console;
    this.lines = new Lines(console, Lines.WIDE);
  }

  @Override
  public Integer call() {
    var overheads = LaunchOverheads.of(source.read(console));
    print(overheads);
    if (details && !overheads.jobs().isEmpty()) {
      lines.head("individual job statistics");
      overheads.jobs().forEach(this::print);
    }
    return 0;
  }

  private void print(LaunchOverheads overheads) {
    lines.add("total start overhead", overheads.total(OfJob::start), DIGITS);
    lines.add("total finish overhead", overheads.total(OfJob::finish), DIGITS);
    lines.add("total start and finish overhead", overheads.total(OfJob::total), DIGITS);
    lines.add("average job start overhead", overheads.average(OfJob::start), DIGITS);
    lines.add("average job finish overhead", overheads.average(OfJob::finish), DIGITS);
    lines.add("average job total overhead", overheads.average(OfJob::total), DIGITS);
    lines.add("average real job run time", overheads.average(OfJob::real), DIGITS);
    lines.add("average qcg job run time", overheads.average(OfJob::seen), DIGITS);
    lines.add("average job overhead per runtime (%)", overheads.percent(), 2);
    lines.add("generated for total jobs", (Object) overheads.jobs().size());
  }

  private void print(OfJob job) {
    console
        .out()
        .println(
            "\t\t%s: total %s, start %s, stop %s"
                .formatted(
                    job.name(), fixed(job.total()), fixed(job.start()), fixed(job.finish())));
  }

  private static String fixed(double seconds) {
    return PythonText.fixed(seconds, DIGITS);
  }
}
