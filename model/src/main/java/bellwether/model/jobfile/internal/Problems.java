package bellwether.model.jobfile.internal;

import bellwether.model.jobfile.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong in one file.
public final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final String file;

  public Problems(String file) {
    this.file = file;
  }

  public void add(String job, String field, String message) {
    found.add(new Problem(file, job, field, message));
  }

  /// An expectation that was not met.
  void add(String job, String field, String expected, Object value) {
    add(job, field, "expected " + expected + ", but found " + Shown.of(value));
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
