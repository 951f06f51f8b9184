package bellwether.model.jobfile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A job file that cannot be run as it is, with all that is wrong in it.
public final class JobFileException extends RuntimeException {
  /// The most bytes of the message, which a person is to read.
  private static final int LONGEST = 9_000;

  private final List<Problem> problems;

  public JobFileException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /// All of them, in the order of the file.
  public List<Problem> problems() {
    return problems;
  }

  /// As many of them as fit, a line each; then how many there are besides.
  private static String message(List<Problem> problems) {
    var text = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < problems.size(); i++) {
      var line = problems.get(i).toString();
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (i > 0 && bytes > LONGEST) {
        return text.append("\nand %d more".formatted(problems.size() - i)).toString();
      }
      text.append(i == 0 ? "" : "\n").append(line);
    }
    return text.toString();
  }
}
