package bellwether.cli.run;

import bellwether.cli.ask.EventColumns;
import bellwether.command.output.ClosedPipeException;
import bellwether.command.output.Listing;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleText;
import bellwether.model.Threads;
import bellwether.query.events.EventOrder;
import bellwether.query.events.EventQuery;
import bellwether.query.events.EventRow;
import bellwether.query.events.Events;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Prints the events of a run while they become durable: the lines of `bellwether events --json`,
/// since both read the catalog.
///
/// It has a thread of its own, so that nobody who records waits for whoever reads the lines. When
/// nobody reads them any more it ends, and the run goes on.
final class EventStream implements AutoCloseable {
  private final CatalogPlace place;
  private final EventQuery query;
  private final Listing<EventRow> lines;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  EventStream(CatalogPlace place, long run, ListingTarget target) {
    this.place = place;
    query = EventQuery.all().runs(List.of(run)).in(EventOrder.OLDEST_FIRST);
    lines = target.begin(EventColumns.of(null, new PeopleText(ZoneOffset.UTC, Instant.EPOCH)));
    thread = Thread.ofPlatform().name("event-lines").start(this::print);
  }

  /// Tells that there are new events.
  void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void print() {
    try (var reader = CatalogReader.open(place)) {
      var events = new Events(reader);
      long last = 0;
      boolean over;
      do {
        // Asked before, so that what came until then is still read.
        over = closed;
        last = events.each(query.after(last), lines::add);
        lines.flush();
        if (!over) {
          news.acquireUninterruptibly();
          news.drainPermits();
        }
      } while (!over);
    } catch (ClosedPipeException nobodyReads) {
      return;
    }
  }

  /// Prints what is left.
  @Override
  public void close() {
    closed = true;
    news.release();
    Threads.join(thread);
  }
}
