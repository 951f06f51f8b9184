package bellwether.cli.api;

import bellwether.command.CommandException;
import bellwether.model.Micros;
import bellwether.query.TagPattern;
import bellwether.query.events.DataPattern;
import bellwether.query.events.EventOrder;
import bellwether.query.events.EventQuery;
import bellwether.query.events.FilterException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Reads which events a request is about.
final class EventChoice {
  /// The parameters that choose, all of which must hold.
  static final String FILTERS =
      "ids job_ids runs allocations scheduler_ids tags data from_states to_states since_us up_to_us only_jobs members";

  private final Parameters request;
  private EventQuery query = EventQuery.all();

  private EventChoice(Parameters request) {
    this.request = request;
  }

  /// @throws CommandException when a filter cannot be understood
  static EventQuery of(Parameters request) {
    try {
      return new EventChoice(request).read();
    } catch (FilterException e) {
      throw CommandException.wrongInput(String.valueOf(e.getMessage()));
    }
  }

  /// The tags that jobs must have, from an object of texts.
  static List<TagPattern> tags(Parameters request, String name) {
    return request.object(name).values().entrySet().stream()
        .map(tag -> new TagPattern(tag.getKey(), String.valueOf(tag.getValue())))
        .toList();
  }

  /// Numbers or texts.
  static Set<String> words(Parameters request, String name) {
    return request.list(name).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private EventQuery read() {
    given("ids", asked -> asked.ids(request.numbers("ids")));
    given("job_ids", asked -> asked.jobIds(request.numbers("job_ids")));
    given("runs", asked -> asked.runs(request.numbers("runs")));
    given("allocations", asked -> asked.allocations(request.numbers("allocations")));
    given("scheduler_ids", asked -> asked.schedulerIds(words(request, "scheduler_ids")));
    given("tags", asked -> asked.tags(tags(request, "tags")));
    given("data", asked -> asked.data(data()));
    given("from_states", asked -> asked.fromStates(request.texts("from_states")));
    given("to_states", asked -> asked.toStates(request.texts("to_states")));
    given("since_us", asked -> asked.since(time("since_us")));
    given("up_to_us", asked -> asked.upTo(time("up_to_us")));
    query = request.flag("only_jobs") ? query.onlyJobs() : query;
    return request.flag("members") ? query.eachMember() : query;
  }

  private void given(String name, UnaryOperator<EventQuery> narrow) {
    query = request.has(name) ? narrow.apply(query) : query;
  }

  private List<DataPattern> data() {
    return request.object("data").values().entrySet().stream()
        .map(field -> new DataPattern(field.getKey(), String.valueOf(field.getValue())))
        .toList();
  }

  private Instant time(String name) {
    return Micros.time(request.number(name));
  }

  /// The order that a request wants: `newest`, which is standard, or `oldest` first.
  static EventOrder order(Parameters request) {
    return switch (request.text("order", "newest")) {
      case "newest" -> EventOrder.NEWEST_FIRST;
      case "oldest" -> EventOrder.OLDEST_FIRST;
      default -> throw Requests.wrong("order", "newest or oldest", request.any("order"));
    };
  }
}
