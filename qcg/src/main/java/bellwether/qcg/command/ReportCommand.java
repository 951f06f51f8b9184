package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.qcg.command.click.Group;
import bellwether.qcg.command.report.AllocationCommand;
import bellwether.qcg.command.report.CoreEfficiencyCommand;
import bellwether.qcg.command.report.EfficiencyCommand;
import bellwether.qcg.command.report.GanttCommand;
import bellwether.qcg.command.report.GapsCommand;
import bellwether.qcg.command.report.JobCommand;
import bellwether.qcg.command.report.JobsCommand;
import bellwether.qcg.command.report.LaunchStatsCommand;
import bellwether.qcg.command.report.StatsCommand;
import bellwether.qcg.command.report.TextCommand;
import bellwether.qcg.command.report.UsageCommand;
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
