package bellwether.cli.qcg;

import bellwether.command.Console;
import bellwether.cli.qcg.click.Group;
import bellwether.cli.qcg.report.AllocationCommand;
import bellwether.cli.qcg.report.CoreEfficiencyCommand;
import bellwether.cli.qcg.report.EfficiencyCommand;
import bellwether.cli.qcg.report.GanttCommand;
import bellwether.cli.qcg.report.GapsCommand;
import bellwether.cli.qcg.report.JobCommand;
import bellwether.cli.qcg.report.JobsCommand;
import bellwether.cli.qcg.report.LaunchStatsCommand;
import bellwether.cli.qcg.report.StatsCommand;
import bellwether.cli.qcg.report.TextCommand;
import bellwether.cli.qcg.report.UsageCommand;
import java.util.List;

/// `qcg-pm-report`: says how the time of a QCG-PilotJob run was spent.
public final class ReportCommand {
  private ReportCommand() {}

  /// Carries a command line out.
  ///
  /// @return 0 when all is well, 1 when there is nothing to report, 2 for a wrong command line
  public static int run(Console console, List<String> args) {
    var commands =
        List.of(
            new StatsCommand(console),
            new TextCommand(console),
            new JobCommand(console),
            new JobsCommand(console),
            new AllocationCommand(console),
            new LaunchStatsCommand(console),
            new UsageCommand(console),
            new GanttCommand(console),
            new GapsCommand(console),
            new EfficiencyCommand(console),
            new CoreEfficiencyCommand(console));
    return new Group(console, "qcg-pm-report", commands).run(args);
  }
}
