package bellwether.model.jobfile.internal;

import bellwether.model.Iterations;
import bellwether.model.Variables;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Checks the texts of tags: a job has them as a whole, so that no value of one iteration can stand
/// in them.
final class TagTexts {
  private TagTexts() {}

  /// Tells of names of `for` in tags.
  ///
  /// @param raw the job as it was written, without any values put in
  static void check(Table raw, Iterations iterations, Table job) {
    if (raw.fields().get("tags") instanceof Map<?, ?> tags) {
      tags.forEach((key, text) -> {
        var found = names(key + " " + text, iterations);
        if (!found.isEmpty()) {
          job.wrong(
              "tags." + key,
              "expected a text that holds for all iterations, but found ${%s} of for; write it in execution (args, env, script), and find one iteration by %s:KEY"
                  .formatted(String.join("}, ${", found), job.job()));
        }
      });
    }
  }

  private static Set<String> names(String text, Iterations iterations) {
    var found = new LinkedHashSet<String>();
    Variables.substitute(
        text,
        name -> {
          if (iterations.names().contains(name)) {
            found.add(name);
          }
          return null;
        });
    return found;
  }
}
