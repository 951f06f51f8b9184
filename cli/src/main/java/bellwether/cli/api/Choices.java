package bellwether.cli.api;

import bellwether.query.measured.JobQuery;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.table.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads which jobs and processes a request is about: the objects `jobs` and `processes`.
final class Choices {
  private static final String[] NONE = {};
  private static final List<String> OF_JOBS =
      List.of(
          """
          ids tags exact where condition hosts annotations analyses before after during
          last_attempts order limit offset
          """
              .split("\\s+"));
  private static final List<String> OF_PROCESSES =
      List.of(
          """
          ids tags exact where condition hosts during roots order limit offset
          """
              .split("\\s+"));

  private Choices() {}

  /// The jobs of `jobs`: `ids`, `tags` (a list of objects, any of them), `exact`, `where` (SQL),
  /// `condition`, `hosts`, `annotations`, `analyses`, `before`, `after`, `during` (two times),
  /// `last_attempts`, `order` (pairs of a column and `asc` or `desc`), `limit`, `offset`. Times are
  /// microseconds since 1970.
  static JobQuery jobs(ApiSession session, Parameters request) {
    var choice = request.object("jobs").onlyWith("jobs", OF_JOBS);
    var jobs = session.measurements().jobs();
    if (choice.has("ids")) {
      var ids = choice.texts("ids");
      jobs = ids.isEmpty() ? jobs.where("false") : jobs.ids(ids);
    }
    jobs = choice.has("tags") ? jobs.tagged(filter(choice)) : jobs;
    jobs = choice.has("where") ? jobs.where(choice.text("where")) : jobs;
    jobs = choice.has("condition") ? jobs.where(Conditions.of(choice.object("condition"))) : jobs;
    jobs = choice.flag("last_attempts") ? jobs.lastAttempts() : jobs;
    jobs = times(notes(jobs.hosts(choice.texts("hosts").toArray(NONE)), choice), choice);
    jobs = choice.has("order") ? jobs.order(orders(choice)) : jobs;
    return jobs.limit(choice.number("limit", 0)).offset(choice.number("offset", 0));
  }

  private static JobQuery notes(JobQuery jobs, Parameters choice) {
    var noted =
        choice.has("annotations") ? jobs.annotated(texts(choice.object("annotations"))) : jobs;
    return choice.has("analyses") ? noted.analyzed(texts(choice.object("analyses"))) : noted;
  }

  private static Map<String, String> texts(Parameters object) {
    var texts = new HashMap<String, String>();
    object.values().forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  private static JobQuery times(JobQuery jobs, Parameters choice) {
    var timed = choice.has("before") ? jobs.before(time(choice.number("before"))) : jobs;
    timed = choice.has("after") ? timed.after(time(choice.number("after"))) : timed;
    return choice.has("during") ? timed.when(span(choice)) : timed;
  }

  /// The processes of `processes` in the jobs of `jobs`: `ids`, `tags`, `exact`, `where` (SQL),
  /// `condition`, `hosts`, `during`, `roots`, `order`, `limit`, `offset`.
  static ProcessQuery processes(ApiSession session, Parameters request) {
    var choice = request.object("processes").onlyWith("processes", OF_PROCESSES);
    var processes = jobs(session, request).processes();
    processes = choice.has("tags") ? processes.tagged(filter(choice)) : processes;
    processes = choice.has("where") ? processes.where(choice.text("where")) : processes;
    processes =
        choice.has("condition")
            ? processes.where(Conditions.of(choice.object("condition")))
            : processes;
    processes = choice.has("ids") ? processes.ids(choice.numbers("ids")) : processes;
    processes = choice.has("during") ? processes.when(span(choice)) : processes;
    processes = choice.flag("roots") ? processes.roots() : processes;
    processes = processes.hosts(choice.texts("hosts").toArray(NONE));
    processes = choice.has("order") ? processes.order(orders(choice)) : processes;
    return processes.limit(choice.number("limit", 0)).offset(choice.number("offset", 0));
  }

  private static TagFilter filter(Parameters choice) {
    var filter = TagFilter.anyOf(choice.tags("tags"));
    return choice.flag("exact") ? filter.exactly() : filter;
  }

  private static Order[] orders(Parameters choice) {
    return choice.list("order").stream().map(Choices::order).toArray(Order[]::new);
  }

  private static Order order(@Nullable Object pair) {
    if (pair instanceof List<?> two
        && two.size() == 2
        && List.of("asc", "desc").contains(two.get(1))) {
      return new Order(String.valueOf(two.get(0)), "desc".equals(two.get(1)));
    }
    throw Requests.wrong("order", "pairs such as [\"start\", \"desc\"]", pair);
  }

  private static Span span(Parameters choice) {
    var times = choice.numbers("during");
    if (times.size() != 2) {
      throw Requests.wrong("during", "two times", times);
    }
    if (times.getFirst() > times.getLast()) {
      throw Requests.wrong("during", "the earlier time first", times);
    }
    return new Span(time(times.getFirst()), time(times.getLast()));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
