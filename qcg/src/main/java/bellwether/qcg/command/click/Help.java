package bellwether.qcg.command.click;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The help text of a command.
final class Help {
  private static final int WIDEST = 30;

  /// These two come last in the help of every command.
  private static final List<String> LAST = List.of("--verbose", "--help");

  private Help() {}

  static String of(CommandSpec spec) {
    var lines = new ArrayList<String>();
    lines.add("Usage: " + usage(spec));
    lines.add("");
    lines.add("Options:");
    lines.addAll(options(spec));
    if (!spec.subcommands().isEmpty()) {
      lines.add("");
      lines.add("Commands:");
      spec.subcommands().keySet().stream().sorted().forEach(name -> lines.add("  " + name));
    }
    return String.join("\n", lines) + "\n";
  }

  static String usage(CommandSpec spec) {
    var arguments =
        spec.subcommands().isEmpty()
            ? spec.positionalParameters().stream().map(Help::argument).collect(Collectors.joining())
            : " COMMAND [ARGS]...";
    return spec.qualifiedName() + " [OPTIONS]" + arguments;
  }

  private static String argument(PositionalParamSpec argument) {
    return argument.arity().min() == 0
        ? " [%s]...".formatted(argument.paramLabel())
        : " " + argument.paramLabel();
  }

  private static List<String> options(CommandSpec spec) {
    var options =
        spec.options().stream().sorted(Comparator.comparingInt(o -> LAST.indexOf(o.longestName())));
    var inOrder = options.toList();
    int width =
        Math.min(
            WIDEST, inOrder.stream().mapToInt(option -> left(option).length()).max().orElse(0));
    return inOrder.stream().map(option -> line(option, width)).toList();
  }

  private static String left(OptionSpec option) {
    return option.arity().max() == 0
        ? option.longestName()
        : option.longestName() + " " + option.paramLabel();
  }

  private static String line(OptionSpec option, int width) {
    var left = left(option);
    var text = String.join(" ", option.description());
    return text.isEmpty()
        ? "  " + left
        : "  " + left + " ".repeat(width - left.length() + 2) + text;
  }
}
