package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.qcg.command.click.Group;
import bellwether.qcg.command.processes.AppsCommand;
import bellwether.qcg.command.processes.TreeCommand;
import java.util.List;

/// `qcg-pm-processes`: shows the processes of QCG-PilotJob jobs.
public final class ProcessesCommand {
  private ProcessesCommand() {}

  /// Carries a command line out.
  ///
  /// @return 0 when all is well, 2 for a wrong command line or a directory without traces
  public static int run(Console console, List<String> args) {
    var commands = List.of(new TreeCommand(console), new AppsCommand(console));
    return new Group(console, "qcg-pm-processes", commands).run(args);
  }
}
