package bellwether.model.jobfile.internal;

import bellwether.model.Iterations;
import bellwether.model.jobfile.SubmitContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which members a job has: `iteration`, or `for` with `op`.
final class IterationsReader {
  private final Table job;
  private final SubmitContext context;
  private final Problems problems;

  IterationsReader(Table job, SubmitContext context, Problems problems) {
    this.job = job;
    this.context = context;
    this.problems = problems;
  }

  /// Whether the job has members, whatever they are.
  static boolean isArray(Table job) {
    return job.has("iteration") || job.has("for");
  }

  /// The members; null when there are none, or when they are wrong, which is told.
  @Nullable Iterations read() {
    if (job.has("for") && job.has("iteration")) {
      job.wrong("for", "expected either for or iteration, but found both");
      return null;
    }
    if (job.has("op") && !job.has("for")) {
      job.wrong("op", "expected for beside it, but found none");
    }
    return job.has("for") ? new ForReader(job, context).read() : iteration();
  }

  private @Nullable Iterations iteration() {
    var table = job.table("iteration");
    if (table == null) {
      return null;
    }
    table.only(Set.of("start", "stop", "values"));
    if (table.has("values")) {
      return values(table);
    }
    if (!table.has("stop")) {
      table.wrong("", "expected start and stop, or values");
      return null;
    }
    int before = problems.count();
    int start = table.number("start", 0, Integer.MIN_VALUE);
    int stop = table.number("stop", 0, Integer.MIN_VALUE);
    if (problems.count() > before || MemberLimit.isExceeded(table, "stop", (long) stop - start)) {
      return null;
    }
    if (stop <= start) {
      table.wrong(
          "stop", "expected a whole number above start (%d), but found %d".formatted(start, stop));
      return null;
    }
    return new Iterations.Span(start, stop);
  }

  /// A text stands for the list of its characters, as in QCG-PilotJob.
  private static @Nullable Iterations values(Table table) {
    if (table.has("start") || table.has("stop")) {
      table.wrong("values", "expected either values or start and stop, but found both");
      return null;
    }
    var values =
        table.fields().get("values") instanceof String text
            ? text.codePoints().mapToObj(Character::toString).toList()
            : table.texts("values", false);
    if (values.isEmpty()) {
      table.wrong("values", "expected at least one value, but found none");
      return null;
    }
    return new Iterations.Values(values);
  }
}
