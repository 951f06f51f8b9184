package bellwether.qcg.protocol.internal;

import bellwether.model.jobfile.SubmitReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The second look at a submitted job: QCG-PilotJob's own checks of its fields, in its order and
/// with its texts. What else may be wrong is left to the reader of job files.
final class JobShape {
  private static final Set<String> EXECUTION =
      Set.of(
          "exec",
          "args",
          "env",
          "script",
          "stdin",
          "stdout",
          "stderr",
          "modules",
          "venv",
          "wd",
          "model",
          "model_opts");

  private JobShape() {}

  /// The job without what counts as absent.
  ///
  /// @throws RefusedException when a check fails
  static Map<String, @Nullable Object> checked(Fields job, String name) {
    job.requireOnly(SubmitReader.jobKeys(), "a job");
    if (name.indexOf(':') >= 0) {
      throw new RefusedException("Invalid job name " + name);
    }
    var result = new LinkedHashMap<String, @Nullable Object>(job.map());
    result.put("execution", execution(part(job, "execution", "Job execution")));
    if (job.has("resources")) {
      var resources = ResourcesShape.checked(part(job, "resources", "Job resources"));
      result.put("resources", job.has("iteration") ? resources : SizeScheduler.dropped(resources));
    }
    if (job.has("iteration")) {
      result.put("iteration", iteration(job));
    }
    checkDependencies(job);
    checkAttributes(job, result);
    return result;
  }

  private static Fields part(Fields job, String key, String what) {
    return Fields.of(job.get(key))
        .orElseThrow(() -> new RefusedException(what + " not defined or wrong type"));
  }

  private static Map<String, @Nullable Object> execution(Fields execution) {
    execution.requireOnly(EXECUTION, "execution");
    boolean program = Fields.isTrue(execution.get("exec"));
    boolean script = Fields.isTrue(execution.get("script"));
    boolean more = Fields.isTrue(execution.get("args")) || Fields.isTrue(execution.get("env"));
    refuseIf(!program && !script, "Job execution (exec or script) not defined");
    refuseIf(script && (program || more), "Job script and exec or args or env defined");
    refuseUnless(
        execution, "model_opts", Map.class, "Execution model options must be an dictionary");
    refuseUnless(execution, "args", List.class, "Execution arguments must be an array");
    refuseUnless(execution, "env", Map.class, "Execution environment must be an dictionary");
    var result = execution.withoutNulls();
    result.remove(script ? "exec" : "script");
    return result;
  }

  private static void refuseIf(boolean wrong, String text) {
    if (wrong) {
      throw new RefusedException(text);
    }
  }

  private static void refuseUnless(Fields fields, String key, Class<?> type, String text) {
    var value = fields.get(key);
    refuseIf(value != null && !type.isInstance(value), text);
  }

  private static Map<String, @Nullable Object> iteration(Fields job) {
    var iteration = part(job, "iteration", "Job iteration").withoutNulls();
    var fields = new Fields(iteration);
    refuseIf(
        !Set.of("start", "stop", "values").containsAll(iteration.keySet()),
        "Job iteration wrong specification");
    refuseIf(
        !fields.has("stop") && !fields.has("values"), "Missing stop or values iteration value");
    refuseIf(fields.has("stop") && fields.has("values"), "Stop and values iteration are excluding");
    if (fields.has("values")) {
      // As there, the start of listed values counts for nothing.
      iteration.remove("start");
    } else {
      refuseIf(isEmptySpan(fields), "Job iteration stop greater or equal than start");
    }
    return iteration;
  }

  private static boolean isEmptySpan(Fields span) {
    double start = span.get("start") instanceof Number number ? number.doubleValue() : 0;
    return span.get("stop") instanceof Number stop && start >= stop.doubleValue();
  }

  private static void checkDependencies(Fields job) {
    if (job.get("dependencies") == null) {
      return;
    }
    var dependencies =
        Fields.of(job.get("dependencies"))
            .orElseThrow(() -> new RefusedException("Job dependencies wrong type"));
    refuseIf(
        !Set.of("after").containsAll(dependencies.map().keySet()),
        "Job dependencies wrong specification");
    var after = dependencies.get("after");
    boolean names =
        after == null
            || (after instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
    refuseIf(!names, "Dependency task's list must be an array of job names");
  }

  private static void checkAttributes(Fields job, Map<String, @Nullable Object> result) {
    refuseUnless(job, "attributes", Map.class, "Job attributes must be dictionary");
    if (job.get("attributes") == null) {
      result.remove("attributes");
    }
  }
}
