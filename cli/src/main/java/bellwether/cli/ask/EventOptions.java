package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.query.events.DataPattern;
import bellwether.query.events.EventFilter;
import bellwether.query.events.EventOrder;
import bellwether.query.events.EventQuery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a list of events is narrowed to besides what all lists are, and its order.
final class EventOptions {
  @Option(names = "--id", paramLabel = "SEQ", split = ",", description = "Only these events.")
  private @Nullable List<String> ids;

  @Option(
      names = "--job-id",
      paramLabel = "ID",
      split = ",",
      description =
          "Only jobs with these numbers, of any run; see job_id of bellwether jobs --json. An array has one for each iteration.")
  private @Nullable List<String> jobIds;

  @Option(
      names = "--allocation",
      paramLabel = "N",
      split = ",",
      description =
          "Only what happened in the runs of these allocations while they lasted; see bellwether allocations.")
  private @Nullable List<String> allocations;

  @Option(
      names = "--scheduler-id",
      paramLabel = "ID",
      split = ",",
      description = "The same for the allocations of these batch jobs.")
  private @Nullable List<String> schedulerIds;

  @Option(
      names = "--from-state",
      paramLabel = "STATE",
      split = ",",
      description = "Only changes from these states.")
  private @Nullable List<String> fromStates;

  @Option(
      names = "--data",
      paramLabel = "KEY:VALUE",
      description =
          "Only events with this field in their data, such as exit_code:7; may be given again, then all must fit.")
  private @Nullable List<String> data;

  @Option(
      names = "--up-to",
      paramLabel = "TIME",
      description = "Only up to this time, which counts, too.")
  private @Nullable String upTo;

  @Option(names = "--only-jobs", description = "Without events of runs and allocations.")
  private boolean onlyJobs;

  @Option(
      names = "--members",
      description =
          "An event of all iterations at once as one for each, with their job_id in --json and --csv.")
  private boolean members;

  @Option(names = "--reverse", description = "The latest first.")
  boolean reverse;

  @Option(
      names = "--after",
      paramLabel = "SEQ",
      description = "Only what comes after this event in the order of the list.")
  private @Nullable Long after;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
  private @Nullable Long limit;

  @Option(names = "--count", description = "Only how many there are.")
  boolean count;

  /// Whether what is asked for is of one run already.
  boolean isOfAnyRun() {
    return ids != null || jobIds != null || allocations != null || schedulerIds != null;
  }

  EventQuery narrow(EventQuery query, Moments moments) {
    var asked = ofPlaces(query);
    if (fromStates != null) {
      asked = asked.fromStates(fromStates.stream().map(EventOptions::state).toList());
    }
    if (data != null) {
      asked = asked.data(data.stream().map(DataPattern::of).toList());
    }
    if (upTo != null) {
      asked = asked.upTo(moments.of("--up-to", upTo));
    }
    return sliced(onlyJobs ? asked.onlyJobs() : asked);
  }

  private EventQuery ofPlaces(EventQuery query) {
    var asked = query;
    if (ids != null) {
      asked = asked.ids(Numbers.of("--id", ids));
    }
    if (jobIds != null) {
      asked = asked.jobIds(Numbers.of("--job-id", jobIds));
    }
    if (allocations != null) {
      asked = asked.allocations(Numbers.of("--allocation", allocations));
    }
    return schedulerIds == null ? asked : asked.schedulerIds(Numbers.texts(schedulerIds));
  }

  private EventQuery sliced(EventQuery query) {
    var asked = query.in(reverse ? EventOrder.NEWEST_FIRST : EventOrder.OLDEST_FIRST);
    asked = members ? asked.eachMember() : asked;
    asked = after == null ? asked : asked.after(after);
    var most = Numbers.positive("--limit", limit);
    return most == null ? asked : asked.limit(most);
  }

  private static String state(String text) {
    var word = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    if (!EventFilter.STATES.contains(word)) {
      throw CommandException.wrongInput(
          "Expected a state after --from-state, but found %s (the states are %s)"
              .formatted(text, String.join(", ", EventFilter.STATES)));
    }
    return word;
  }

  /// Refuses what contradicts following.
  void requireFollowable() {
    for (var other : List.of("--reverse", "--count", "--limit")) {
      boolean isSaid =
          switch (other) {
            case "--reverse" -> reverse;
            case "--count" -> count;
            default -> limit != null;
          };
      if (isSaid) {
        throw CommandException.wrongInput(
            "Expected --follow or %s, but found both; choose one".formatted(other));
      }
    }
  }
}
