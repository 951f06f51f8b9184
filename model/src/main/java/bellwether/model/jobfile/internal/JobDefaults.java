package bellwether.model.jobfile.internal;

import bellwether.model.JobDescription;
import bellwether.model.json.Nothing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for all jobs of a file, where a job does not say otherwise.
///
/// @param fields of the job that jobs have unless they have their own; tables go together key by
///   key
/// @param env variables of every job
/// @param stdout the folder of the files of standard output; null: none
/// @param stderr the folder of the files of standard error; null: none
/// @param project the tag that stands among the fields, too; null: none
record JobDefaults(
    Map<String, Object> fields,
    Map<String, String> env,
    @Nullable String stdout,
    @Nullable String stderr,
    @Nullable String project) {
  static final JobDefaults NONE = new JobDefaults(Map.of(), Map.of(), null, null, null);

  private static final Set<String> OF_JOBS =
      Set.of("resources", "max_attempts", "retry", "priority", "tags");
  private static final Set<String> KEYS =
      Set.of(
          "resources",
          "max_attempts",
          "retry",
          "priority",
          "tags",
          "env",
          "stdout",
          "stderr",
          "project");

  static JobDefaults of(Table table) {
    table.only(KEYS);
    var fields = new LinkedHashMap<String, Object>();
    for (var key : OF_JOBS) {
      if (table.hasValue(key)) {
        fields.put(key, table.fields().getOrDefault(key, Nothing.NULL));
      }
    }
    var project = table.text("project");
    if (project != null) {
      fields.merge("tags", Map.of("project", project), JobDefaults::together);
    }
    var env = table.map("env");
    ExecutionReader.refuseNoName(table, env);
    return new JobDefaults(fields, env, table.text("stdout"), table.text("stderr"), project);
  }

  /// A job's table with these fields under its own.
  Object under(Object job) {
    if (!(job instanceof Map<?, ?> own)) {
      return job;
    }
    var all = new LinkedHashMap<Object, Object>(own);
    fields.forEach((key, value) ->
        all.merge(key, value, (mine, other) -> together(withoutLimit(key, other, mine), mine)));
    return all;
  }

  /// `wt` and `runtime` are two names of one limit: a job's own, of whatever name, wins.
  private static Object withoutLimit(String key, Object under, Object own) {
    boolean limited =
        key.equals("resources")
            && own instanceof Map<?, ?> table
            && (table.containsKey("wt") || table.containsKey("runtime"));
    if (!limited || !(under instanceof Map<?, ?> others)) {
      return under;
    }
    var rest = new LinkedHashMap<Object, Object>(others);
    rest.keySet().removeAll(Set.of("wt", "runtime"));
    return rest;
  }

  /// Tables key by key, of anything else the second.
  private static Object together(Object under, Object own) {
    if (!(under instanceof Map<?, ?> first) || !(own instanceof Map<?, ?> second)) {
      return own;
    }
    var all = new LinkedHashMap<Object, Object>(first);
    all.putAll(second);
    return all;
  }

  /// A job that was read, with the variables and files that it does not have.
  JobDescription around(JobDescription job) {
    var execution = job.execution();
    var variables = new HashMap<>(env);
    variables.putAll(execution.env());
    var member = job.iterations() == null ? job.name() : job.name() + ".${it}";
    return job.executing(
        execution
            .withEnv(variables)
            .writing(
                file(execution.stdout(), stdout, member + ".out"),
                file(execution.stderr(), stderr, member + ".err")));
  }

  private static @Nullable String file(@Nullable String own, @Nullable String folder, String name) {
    return own != null || folder == null ? own : folder + "/" + name;
  }
}
