package bellwether.model.jobfile.internal;

import bellwether.model.jobfile.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong in one file.
public final class Problems {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE = 1_000;

  private final List<Problem> found = new ArrayList<>();
  private final String file;

  public Problems(String file) {
    this.file = file;
  }

  /// What is wrong there, with long names and messages cut.
  public void add(String job, String field, String message) {
    found.add(
        new Problem(
            file,
            MessageTexts.cut(job, LONGEST_NAME),
            MessageTexts.cut(field, LONGEST_NAME),
            MessageTexts.cut(message, LONGEST_MESSAGE)));
  }

  /// An expectation that was not met.
  void add(String job, String field, String expected, Object value) {
    add(job, field, "expected " + expected + ", but found " + ShownValue.of(value));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  public List<Problem> found() {
    return found;
  }
}
