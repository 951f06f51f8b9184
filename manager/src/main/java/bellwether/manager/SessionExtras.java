package bellwether.manager;

import bellwether.launch.Leftovers;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.JobFile.Notes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a session is begun with besides its plan.
///
/// @param renewed by name, jobs that a resume takes instead of those that the catalog has
/// @param patience with which a resume waits for what an earlier run left running; null: it ends
///   that
/// @param notes of the workflow; null: a resume has those of the run before
record SessionExtras(
    Map<String, String> variables,
    long most,
    LauncherFactory launchers,
    Map<String, JobDescription> renewed,
    Leftovers.@Nullable Patience patience,
    @Nullable Notes notes) {
  SessionExtras {
    variables = Map.copyOf(variables);
    renewed = Map.copyOf(renewed);
  }

  /// Nothing but a way to launch.
  static SessionExtras none(LauncherFactory launchers) {
    return new SessionExtras(Map.of(), Long.MAX_VALUE, launchers, Map.of(), null, null);
  }

  SessionExtras withVariables(Map<String, String> variables) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }

  SessionExtras withMost(long most) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }

  SessionExtras withLaunchers(LauncherFactory launchers) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }

  SessionExtras withRenewed(Map<String, JobDescription> renewed) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }

  SessionExtras withNotes(Notes notes) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }

  SessionExtras withPatience(Leftovers.Patience patience) {
    return new SessionExtras(variables, most, launchers, renewed, patience, notes);
  }
}
