package bellwether.collect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What is known of a measured job apart from its processes.
///
/// @param id the scheduler's id; unique only together with the submit time
/// @param name the job's name
/// @param user who ran it
/// @param submit when it was submitted; EPMT's own files hold the start here
/// @param start when it started
/// @param end when it ended
/// @param zone the zone of its local times, with the reason in `warnings` where it had to be
///   guessed
/// @param exitCode as the record says; EPMT answers with that of the earliest process instead
/// @param exitReason as the record says
/// @param tags the job's tags; keys and values are texts
/// @param annotations JSON values under their keys; null where JSON has null
/// @param environment what the job's environment held at its start
/// @param environmentChanges names that were changed or added (their last value) or removed (their
///   first)
/// @param status script_name, script, script_path, stdout, stderr, exit_code, exit_reason, as far
///   as they are known
/// @param hosts the nodes, as far as the record tells
/// @param warnings sentences for the user: a guessed zone, dropped tags
public record JobRecord(
    String id,
    String name,
    String user,
    Instant submit,
    Instant start,
    Instant end,
    ZoneId zone,
    long exitCode,
    String exitReason,
    Map<String, String> tags,
    Map<String, Object> annotations,
    Map<String, String> environment,
    Map<String, String> environmentChanges,
    Map<String, Object> status,
    List<String> hosts,
    List<String> warnings) {

  /// Copies the lists; maps keep the order they were given.
  public JobRecord {
    hosts = List.copyOf(hosts);
    warnings = List.copyOf(warnings);
  }
}
