package bellwether.cli.api;

import static bellwether.cli.api.EventChoice.FILTERS;

import bellwether.manager.ManagerLiveness;
import bellwether.model.Micros;
import bellwether.model.json.JsonObject;
import bellwether.query.events.EventQuery;
import bellwether.query.events.EventRow;
import bellwether.query.events.Events;
import bellwether.query.table.MemoryTable;
import bellwether.store.index.EventIndexes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about events (docs/events.md).
final class EventMethods {
  private static final List<String> COLUMNS =
      List.of(
          """
          seq time_us run job job_id allocation attempt from_state to_state cause weight data
          """
              .strip()
              .split(" "));

  private EventMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "events",
            "A page of events as a table, `newest` or `oldest` first, after a `seq`: about `limit` rows, and always all rows of the last event.",
            FILTERS + " order after limit",
            EventMethods::events),
        new ApiMethod(
            "count_events",
            "How many rows all pages of events have.",
            FILTERS,
            (session, request) -> {
              var query = EventChoice.of(request);
              return events(session, query).count(query);
            }));
  }

  private static Events events(ApiSession session, EventQuery query) {
    return new Events(session.catalog())
        .prepare(new EventIndexes(session.place(), new ManagerLiveness()), query);
  }

  private static MemoryTable events(ApiSession session, Parameters request) {
    var query = EventChoice.of(request).in(EventChoice.order(request));
    query = request.has("after") ? query.after(request.number("after")) : query;
    var rows = page(events(session, query), query, request.number("limit", 10_000));
    return MemoryTable.ofRows(COLUMNS, rows.stream().map(EventMethods::values).toList());
  }

  /// An event of all members of an array has as many rows, of which a page would lose some.
  private static List<EventRow> page(Events events, EventQuery query, long limit) {
    if (limit < 1) {
      throw Requests.wrong("limit", "a number of at least 1", limit);
    }
    var page = new ArrayList<>(events.list(query.limit(limit)));
    if (query.perMember() && page.size() == limit) {
      long last = page.getLast().seq();
      page.removeIf(row -> row.seq() == last);
      page.addAll(events.list(query.ids(List.of(last))));
    }
    return page;
  }

  private static List<@Nullable Object> values(EventRow row) {
    return Arrays.asList(
        row.seq(),
        Micros.of(row.time()),
        row.run(),
        row.job(),
        row.jobId(),
        row.allocation(),
        row.attempt(),
        row.fromState(),
        row.toState(),
        row.cause(),
        row.weight(),
        row.data() == null ? null : JsonObject.read(row.data()).fields());
  }
}
