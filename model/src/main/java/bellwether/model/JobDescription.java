package bellwether.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job as the user described it: valid in itself, with the variables of the submit phase put in.
///
/// @param name unique among the jobs of a workflow
/// @param iterations the members of an array job; null: a plain job
/// @param after what must have finished well before
/// @param maxAttempts how often it is tried, at least 1
/// @param priority higher goes first; 0 unless told
/// @param tags the user's own keys and values
/// @param concurrency how many of its members run at once; [#ANY]: as many as fit
/// @param attributes free JSON text of the user's, kept as it is; null: none
public record JobDescription(
    String name,
    @Nullable Iterations iterations,
    Execution execution,
    Resources resources,
    List<Dependency> after,
    int maxAttempts,
    int priority,
    Map<String, String> tags,
    int concurrency,
    @Nullable String attributes) {

  /// Any number of members at once.
  public static final int ANY = 0;

  public JobDescription {
    after = List.copyOf(after);
    tags = Map.copyOf(tags);
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("Expected at least one attempt, but was " + maxAttempts);
    }
    if (concurrency < ANY) {
      throw new IllegalArgumentException("Expected at least one at once, but was " + concurrency);
    }
  }

  /// One of which any number of members run at once.
  public JobDescription(
      String name,
      @Nullable Iterations iterations,
      Execution execution,
      Resources resources,
      List<Dependency> after,
      int maxAttempts,
      int priority,
      Map<String, String> tags,
      @Nullable String attributes) {
    this(
        name,
        iterations,
        execution,
        resources,
        after,
        maxAttempts,
        priority,
        tags,
        ANY,
        attributes);
  }

  /// A plain job on one core with nothing else said.
  public static JobDescription of(String name, Execution execution) {
    return new JobDescription(
        name, null, execution, Resources.ONE_CORE, List.of(), 1, 0, Map.of(), null);
  }

  /// The same with something else to execute.
  public JobDescription executing(Execution other) {
    return new JobDescription(
        name,
        iterations,
        other,
        resources,
        after,
        maxAttempts,
        priority,
        tags,
        concurrency,
        attributes);
  }

  /// The same with so many members at once; [#ANY]: as many as fit.
  public JobDescription withConcurrency(int concurrency) {
    return new JobDescription(
        name,
        iterations,
        execution,
        resources,
        after,
        maxAttempts,
        priority,
        tags,
        concurrency,
        attributes);
  }

  /// How many members it has; a plain job has one.
  public int count() {
    return iterations == null ? 1 : iterations.count();
  }

  /// `job:key` for a member of an array job, else the job's name.
  public String memberName(int ordinal) {
    return iterations == null ? name : name + ":" + iterations.key(ordinal);
  }
}
