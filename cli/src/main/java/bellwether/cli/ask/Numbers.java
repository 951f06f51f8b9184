package bellwether.cli.ask;

import bellwether.command.CommandException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads lists of numbers as users write them: separated by commas; an empty text is no number.
final class Numbers {
  private Numbers() {}

  static Set<Long> of(String option, List<String> text) {
    var numbers = new LinkedHashSet<Long>();
    for (var word : texts(text)) {
      try {
        numbers.add(Long.valueOf(word));
      } catch (NumberFormatException e) {
        throw CommandException.wrongInput(
            "Expected whole numbers after %s, but found '%s'".formatted(option, word));
      }
    }
    return numbers;
  }

  static List<String> texts(List<String> text) {
    return text.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }

  static @Nullable Long positive(String option, @Nullable Long text) {
    if (text != null && text < 1) {
      throw CommandException.wrongInput(
          "Expected a number from 1 after %s, but found %d".formatted(option, text));
    }
    return text;
  }
}
