package bellwether.qcg.command.click;

import bellwether.model.text.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a user reads whose command line is wrong.
final class Complaint {
  private Complaint() {}

  static String about(ParameterException problem) {
    var spec = problem.getCommandLine().getCommandSpec();
    var sentence = sentence(problem, spec);
    return isAboutValue(problem)
        ? "Error: %s%n".formatted(sentence)
        : "Usage: %s%nTry '%s --help' for help.%n%nError: %s%n"
            .formatted(Help.usage(spec), spec.qualifiedName(), sentence);
  }

  private static String sentence(ParameterException problem, CommandSpec spec) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched.getUnmatched(), spec);
      case MissingParameterException missing -> missing(missing.getMissing().getFirst());
      default -> invalid(problem);
    };
  }

  /// Such complaints come without usage.
  private static boolean isAboutValue(ParameterException problem) {
    return isFlag(problem.getArgSpec())
        || (problem instanceof MissingParameterException missing
            && missing.getMissing().getFirst() instanceof OptionSpec);
  }

  private static String missing(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "Option '%s' requires an argument.".formatted(option.longestName())
        : "Missing argument '%s'.".formatted(argument.paramLabel());
  }

  private static String invalid(ParameterException problem) {
    var argument = problem.getArgSpec();
    if (isFlag(argument) && argument instanceof OptionSpec flag) {
      return "Option '%s' does not take a value.".formatted(flag.longestName());
    }
    if (argument == null || !(problem.getCause() instanceof TypeConversionException cause)) {
      return String.valueOf(problem.getMessage());
    }
    var name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    return "Invalid value for '%s': %s".formatted(name, cause.getMessage());
  }

  private static boolean isFlag(@Nullable ArgSpec argument) {
    return argument instanceof OptionSpec option && option.arity().max() == 0;
  }

  private static String unknown(List<String> words, CommandSpec spec) {
    var word = words.getFirst();
    if (word.startsWith("-") && word.length() > 1) {
      var names = spec.options().stream().map(OptionSpec::longestName).toList();
      return "No such option '%s'.%s".formatted(word, hint(word, names));
    }
    if (!spec.subcommands().isEmpty()) {
      return "No such command '%s'.%s"
          .formatted(word, hint(word, List.copyOf(spec.subcommands().keySet())));
    }
    return "Got unexpected extra argument%s (%s)"
        .formatted(words.size() == 1 ? "" : "s", String.join(" ", words));
  }

  private static String hint(String word, List<String> names) {
    return Nearest.to(word, names).map(" Did you mean '%s'?"::formatted).orElse("");
  }
}
