package bellwether.cli.workflow;

import bellwether.command.CommandException;
import bellwether.model.JobDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads how many members of which jobs run at once: `sim=4`, `sim=any`.
final class ConcurrencyWords {
  private ConcurrencyWords() {}

  /// For each name of a job how many; [JobDescription#ANY]: as many as fit.
  ///
  /// @throws CommandException when a word is not one of these
  static Map<String, Integer> read(List<String> words) {
    if (words.isEmpty()) {
      throw CommandException.wrongInput(
          "Expected jobs with numbers, such as sim=4 or sim=any, but found none");
    }
    var limits = new LinkedHashMap<String, Integer>();
    for (var word : words) {
      int sign = word.lastIndexOf('=');
      var number = sign < 1 ? "" : word.substring(sign + 1);
      if (!number.equals("any") && !number.matches("[1-9]\\d{0,8}")) {
        throw CommandException.wrongInput(
            "Expected a job with a number of at least 1, such as sim=4, or sim=any, but found "
                + word);
      }
      limits.put(
          word.substring(0, sign),
          number.equals("any") ? JobDescription.ANY : Integer.parseInt(number));
    }
    return limits;
  }
}
