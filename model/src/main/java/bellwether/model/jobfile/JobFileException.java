package bellwether.model.jobfile;

import java.util.List;
import java.util.stream.Collectors;

/// A job file that can not be run as it is, with all that is wrong in it.
public final class JobFileException extends RuntimeException {
  private final List<Problem> problems;

  public JobFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// All of them, in the order of the file.
  public List<Problem> problems() {
    return problems;
  }
}
