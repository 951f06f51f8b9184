package bellwether.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Writes the completions of a command for the fish shell, which picocli can not.
final class FishCompletion {
  private final CommandLine root;

  FishCompletion(CommandLine root) {
    this.root = root;
  }

  String script() {
    var script = new StringBuilder("complete -c bellwether -f\n");
    options(script, root, "__fish_use_subcommand");
    root.getSubcommands()
        .forEach((name, command) -> {
          script
              .append("complete -c bellwether -n __fish_use_subcommand -a ")
              .append(name)
              .append(described(command.getCommandSpec().usageMessage().description()))
              .append('\n');
          options(script, command, "'__fish_seen_subcommand_from %s'".formatted(name));
        });
    return script.toString();
  }

  private static void options(StringBuilder script, CommandLine command, String condition) {
    for (var option : command.getCommandSpec().options()) {
      script
          .append("complete -c bellwether -n ")
          .append(condition)
          .append(" -l ")
          .append(option.longestName().replaceFirst("^--", ""))
          .append(takesValue(option) ? " -r -F" : "")
          .append(described(option.description()))
          .append('\n');
    }
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private static String described(String[] description) {
    return description.length == 0
        ? ""
        : " -d '" + description[0].replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
