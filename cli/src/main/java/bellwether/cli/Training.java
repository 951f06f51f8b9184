package bellwether.cli;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/// Carries out several command lines in one JVM, so that its AOT cache has the classes of each. For
/// the build alone.
final class Training {
  private static final String NEXT = "+";

  private Training() {}

  /// Command lines of `bellwether`, each after the first behind a `+`.
  static void main(String[] args) {
    var console = Main.console();
    var words = new ArrayList<String>();
    for (var word : args) {
      if (word.equals(NEXT)) {
        carryOut(console, words);
        words.clear();
      } else {
        words.add(word);
      }
    }
    carryOut(console, words);
    Main.end(console, ExitStatus.WELL);
  }

  private static void carryOut(Console console, List<String> words) {
    int status = Main.execute(console, words.toArray(String[]::new));
    console.out().flush();
    if (status != ExitStatus.WELL) {
      console.note("training: %s ended with status %d".formatted(words, status));
    }
  }
}
