package bellwether.query.events;

import bellwether.model.JobState;
import bellwether.model.text.Nearest;
import bellwether.query.TagPattern;
import bellwether.query.jobs.JobPattern;
import bellwether.store.RunState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One thing that is asked of events. What has a set or a list asks for any of them; none at all
/// fit an empty one.
public sealed interface EventFilter {
  /// The words of `from_state` and `to_state`: states of jobs and of runs.
  List<String> STATES =
      Stream.concat(
              Arrays.stream(JobState.values()).map(JobState::name),
              Arrays.stream(RunState.values()).map(RunState::name))
          .distinct()
          .toList();

  /// Events with these numbers.
  record Ids(Set<Long> ids) implements EventFilter {}

  /// Events of these runs.
  record Runs(Set<Long> runs) implements EventFilter {}

  /// Events of the members with these numbers.
  record JobIds(Set<Long> ids) implements EventFilter {}

  /// Events of jobs that a user named.
  record Jobs(List<JobPattern> patterns) implements EventFilter {}

  /// Events of jobs, not those of runs and allocations.
  record OnlyJobs() implements EventFilter {}

  /// Events of jobs that have all of these tags.
  record Tags(List<TagPattern> tags) implements EventFilter {
    public Tags {
      if (tags.stream().anyMatch(tag -> tag.key().isBlank())) {
        throw new FilterException(
            "Expected KEY or KEY=VALUE in the filter tags, but found a tag without a key");
      }
    }
  }

  /// Events whose data has all of these fields.
  record Data(List<DataPattern> fields) implements EventFilter {}

  /// What happened in the runs of these allocations while they lasted.
  record Allocations(Set<Long> ids) implements EventFilter {}

  /// The same for the allocations that batch jobs with these numbers granted.
  record SchedulerIds(Set<String> ids) implements EventFilter {}

  /// Events that lead from one of these states.
  record FromStates(Set<String> states) implements EventFilter {
    public FromStates {
      states.forEach(state -> require("from_state", state));
    }
  }

  /// Events that lead to one of these states.
  record ToStates(Set<String> states) implements EventFilter {
    public ToStates {
      states.forEach(state -> require("to_state", state));
    }
  }

  /// Events at this time or later.
  record Since(Instant time) implements EventFilter {}

  /// Events at this time or earlier.
  record UpTo(Instant time) implements EventFilter {}

  private static void require(String filter, String word) {
    if (!STATES.contains(word)) {
      throw new FilterException(
          "Expected a state in the filter %s, but found '%s'%s (the states are %s)"
              .formatted(filter, word, Nearest.hint(word, STATES), String.join(", ", STATES)));
    }
  }
}
