package bellwether.cli;

import static java.util.Objects.requireNonNull;

import bellwether.command.CommandException;
import bellwether.command.Console;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var all = requireNonNull(spec).root().commandLine();
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
