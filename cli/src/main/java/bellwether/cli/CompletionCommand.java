package bellwether.cli;

import bellwether.command.CommandException;
import bellwether.command.Console;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `bellwether completion`: prints a script that teaches a shell the command's words.
@Command(
    name = "completion",
    sortOptions = false,
    description = "Print a script that lets a shell complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(bellwether completion bash)",
      "  source <(bellwether completion zsh)",
      "  bellwether completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell = "";

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var all = Main.commandLine(console, List.of(Commands.values()));
    switch (shell.toLowerCase(Locale.ROOT)) {
      // Picocli's script loads zsh's emulation of bash by itself.
      case "bash", "zsh" -> console.out().print(AutoComplete.bash("bellwether", all));
      case "fish" -> console.out().print(new FishCompletion(all).script());
      default ->
          throw CommandException.wrongInput(
              "Expected bash, zsh or fish as the shell, but found " + shell);
    }
    console.out().flush();
    return 0;
  }
}
