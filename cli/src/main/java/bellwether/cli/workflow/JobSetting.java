package bellwether.cli.workflow;

import bellwether.cli.wording.StateText;
import bellwether.command.CommandException;
import bellwether.model.JobState;
import java.util.List;
import java.util.stream.Collectors;

/// What `workflow set-state` says after the workflow: a job and its new state.
///
/// @param job its name, or `name:key` for one iteration
record JobSetting(String job, JobState state) {
  private static final List<JobState> STATES =
      List.of(JobState.JOB_FINISHED, JobState.FAILED, JobState.CANCELLED, JobState.CREATED);

  /// @throws CommandException when the words are others
  static JobSetting read(List<String> words) {
    if (words.size() != 2) {
      throw CommandException.wrongInput(
          "Expected a job and a state after the workflow, such as sim:3 finished, but found %s"
              .formatted(words.isEmpty() ? "nothing" : String.join(" ", words)));
    }
    return new JobSetting(words.getFirst(), state(words.getLast()));
  }

  /// The state as the user said it.
  String word() {
    return StateText.byUser(state);
  }

  private static JobState state(String word) {
    return STATES.stream()
        .filter(state -> StateText.byUser(state).equals(word))
        .findFirst()
        .orElseThrow(() ->
            CommandException.wrongInput(
                "Expected a state that a job can be set to (%s), but found %s"
                    .formatted(
                        STATES.stream().map(StateText::byUser).collect(Collectors.joining(", ")),
                        word)));
  }
}
