package bellwether.collect.session;

import bellwether.collect.internal.Completion;
import bellwether.collect.internal.Metadata;
import bellwether.collect.internal.epmt.TagText;
import bellwether.collect.internal.pickle.PickleWriter;
import bellwether.launch.Environment;
import bellwether.launch.Machine;
import bellwether.model.text.SecretNames;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be said of a job at its start and at its stop, under the keys of EPMT's metadata.
///
/// @param identity which job it is
/// @param environment the variables of the command that starts or stops it
record JobFacts(JobIdentity identity, Map<String, String> environment) {
  private static final String COLORS = "LS_COLORS";
  private static final String TAGS = "EPMT_JOB_TAGS";
  private static final String START_ENVIRONMENT = "job_pl_env";

  /// The metadata of a job that starts.
  byte[] atStart(ZonedDateTime now) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("job_pl_id", identity.id());
    facts.put("job_pl_submit_ts", now);
    facts.put("job_pl_start_ts", now);
    facts.put(START_ENVIRONMENT, captured());
    facts.put("job_pl_username", identity.user());
    facts.put("job_pl_hostname", Machine.hostNameHere());
    return PickleWriter.of(facts);
  }

  /// What the stop adds.
  ///
  /// @param started the metadata of the start
  Map<String, @Nullable Object> atStop(Metadata started, ZonedDateTime now, JobEnd end) {
    var before = started.map(START_ENVIRONMENT);
    var after = captured();
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("job_el_stop_ts", now);
    facts.put("job_el_exitcode", end.exitCode());
    facts.put("job_el_reason", end.reason() == null ? "none" : end.reason());
    facts.put("job_el_env", after);
    facts.put("job_jobname", name(before, started.text("job_pl_id")));
    facts.put("job_tags", TagText.parse(environment.getOrDefault(TAGS, ""), part -> {}));
    facts.put("job_env_changes", Completion.changes(before, after));
    facts.put("checked", true);
    return facts;
  }

  private static String name(Map<String, String> started, String id) {
    var slurm = started.getOrDefault("SLURM_JOB_NAME", "");
    var pbs = started.getOrDefault("PBS_JOBNAME", "");
    return !slurm.isEmpty() ? slurm : !pbs.isEmpty() ? pbs : id;
  }

  /// The caller's variables, without what a shell keeps for itself, and with secrets masked.
  private Map<String, String> captured() {
    var kept = new TreeMap<>(Environment.callers(environment));
    kept.keySet().removeIf(name -> name.startsWith("_") || name.equals(COLORS));
    return SecretNames.of(environment).masked(kept);
  }
}
