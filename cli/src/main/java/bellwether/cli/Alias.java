package bellwether.cli;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.epmt.EpmtCommand;
import bellwether.qcg.command.ClientCommand;
import bellwether.qcg.command.ProcessesCommand;
import bellwether.qcg.command.ReportCommand;
import bellwether.qcg.command.ServiceCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A name of another system's command under which Bellwether answers with that system's manners.
enum Alias {
  EPMT("epmt", EpmtCommand::run),
  QCG_PM("qcg-pm", ClientCommand::run),
  QCG_PM_SERVICE("qcg-pm-service", ServiceCommand::run),
  QCG_PM_REPORT("qcg-pm-report", ReportCommand::run),
  QCG_PM_PROCESSES("qcg-pm-processes", ProcessesCommand::run);

  /// What the launcher puts before the arguments of an alias, followed by its name.
  static final String OPTION = "--as";

  private interface Command {
    int run(Console console, List<String> args);
  }

  private final String word;
  private final Command command;

  Alias(String word, Command command) {
    this.word = word;
    this.command = command;
  }

  static Optional<Alias> of(String word) {
    return Arrays.stream(values()).filter(alias -> alias.word.equals(word)).findFirst();
  }

  /// Carries out the command; returns the exit status.
  int run(Console console, List<String> args) {
    return ExitStatus.guarded(console, () -> command.run(console, args));
  }
}
