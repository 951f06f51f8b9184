package bellwether.epmt;

import java.util.ArrayList;
import java.util.List;

/// The words of a command line, whose options may stand before or after the name of the command.
///
/// @param own those that are EPMT's; may be changed
/// @param measured of `run`: `--` and the command to be measured, whose options are its own
record EpmtWords(ArrayList<String> own, List<String> measured) {
  private static final String RUN = "run";
  private static final String SEPARATOR = "--";

  static EpmtWords of(List<String> arguments) {
    int end = arguments.size();
    int command = nextWord(arguments, 0);
    if (command < end && arguments.get(command).equals(RUN)) {
      end = nextWord(arguments, command + 1);
    }
    return new EpmtWords(
        new ArrayList<>(arguments.subList(0, end)),
        command(arguments.subList(end, arguments.size())));
  }

  /// Where the next word is that is no option.
  private static int nextWord(List<String> arguments, int from) {
    int at = from;
    while (at < arguments.size() && isOption(arguments.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && !word.equals(SEPARATOR);
  }

  private static List<String> command(List<String> words) {
    if (words.isEmpty() || words.getFirst().equals(SEPARATOR)) {
      return List.copyOf(words);
    }
    var all = new ArrayList<>(List.of(SEPARATOR));
    all.addAll(words);
    return all;
  }
}
