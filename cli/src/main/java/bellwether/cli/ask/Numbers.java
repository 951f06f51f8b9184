package bellwether.cli.ask;

import bellwether.command.CommandException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads lists of numbers as users write them: separated by commas; an empty text is no number.
final class Numbers {
  private Numbers() {}

  static Set<Long> of(String option, List<String> said) {
    var numbers = new LinkedHashSet<Long>();
    for (var word : texts(said)) {
      try {
        numbers.add(Long.valueOf(word));
      } catch (NumberFormatException e) {
        throw CommandException.wrongInput(
            "Expected whole numbers after %s, but found '%s'".formatted(option, word));
      }
    }
    return numbers;
  }

  static List<String> texts(List<String> said) {
    return said.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }

  static @Nullable Long positive(String option, @Nullable Long said) {
    if (said != null && said < 1) {
      throw CommandException.wrongInput(
          "Expected a number from 1 after %s, but found %d".formatted(option, said));
    }
    return said;
  }
}
