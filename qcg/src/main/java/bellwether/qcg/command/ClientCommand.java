package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.qcg.command.click.Group;
import bellwether.qcg.command.status.StatusCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `qcg-pm`: asks a service how it is.
public final class ClientCommand {
  private static final Set<String> WITH_VALUE = Set.of("-p", "--path", "-a", "--address");

  private ClientCommand() {}

  /// Carries a command line out. As with QCG-PilotJob the options stand before `status`; behind it
  /// they mean the same.
  ///
  /// @return 0 when all is well, 1 when no service answers, 2 for a wrong command line
  public static int run(Console console, List<String> args) {
    return new Group(console, "qcg-pm", List.of(new StatusCommand(console)))
        .run(withCommandFirst(args));
  }

  private static List<String> withCommandFirst(List<String> args) {
    int command = 0;
    while (command < args.size()
        && args.get(command).startsWith("-")
        && !args.get(command).equals("--help")) {
      command += WITH_VALUE.contains(args.get(command)) ? 2 : 1;
    }
    if (command >= args.size()) {
      return args;
    }
    var ordered = new ArrayList<>(args.subList(command, command + 1));
    ordered.addAll(args.subList(0, command));
    ordered.addAll(args.subList(command + 1, args.size()));
    return ordered;
  }
}
