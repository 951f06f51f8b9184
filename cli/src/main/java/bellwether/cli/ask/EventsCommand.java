package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.manager.ManagerLiveness;
import bellwether.query.events.EventFilter;
import bellwether.query.events.EventQuery;
import bellwether.query.events.EventRow;
import bellwether.query.events.Events;
import bellwether.query.events.FilterException;
import bellwether.store.index.EventIndexes;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether events`: lists what happened.
@Command(
    name = "events",
    sortOptions = false,
    description =
        "List what happened in a run: each change of state of its jobs, of the run and of its allocation.",
    footer = {
      "",
      "Examples:",
      "  bellwether events sim:3",
      "  bellwether events --state FAILED --follow",
      "  bellwether events --all-runs --since 1h --json",
      "  bellwether events --job-id 17 --from-state RESTART_READY --reverse --limit 10",
      "  bellwether events --data exit_code:7 --count"
    })
public final class EventsCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final EventOptions options = new EventOptions();

  @Option(names = "--follow", description = "Go on with what happens, until the run ends.")
  private boolean follow;

  public EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var target = list.target(global, console);
    var moments = Moments.here(console);
    if (follow) {
      options.requireFollowable();
    }
    var asked = asked(moments);
    try (var view = new View(global, console)) {
      if (tellImported(view)) {
        return 0;
      }
      var run = options.isOfAnyRun() && !filter.namesRun() ? null : filter.run(view);
      filter.requireNamed(view, run);
      var query = run == null ? asked : asked.runs(List.of(run.id()));
      var events =
          new Events(view.reader())
              .prepare(new EventIndexes(view.place(), new ManagerLiveness()), query);
      if (options.count) {
        count(events.count(query));
        return 0;
      }
      var columns = EventColumns.of(run, moments.words());
      try (var lines =
          target.begin(query.perMember() ? EventColumns.withJobId(columns) : columns)) {
        print(events, query, lines, () -> run == null || view.run(run.id()).isLive());
      }
    }
    return 0;
  }

  private EventQuery asked(Moments moments) {
    try {
      return options.narrow(narrow(EventQuery.all(), moments), moments);
    } catch (FilterException e) {
      throw CommandException.wrongInput(String.valueOf(e.getMessage()));
    }
  }

  private EventQuery narrow(EventQuery query, Moments moments) {
    var asked = query;
    var states = filter.states(EventFilter.STATES);
    var times = filter.times(moments);
    asked = states.isEmpty() ? asked : asked.toStates(states);
    asked = filter.tags().isEmpty() ? asked : asked.tags(filter.tags());
    asked = filter.jobs().isEmpty() ? asked : asked.jobs(filter.jobs());
    asked = times.since() == null ? asked : asked.since(times.since());
    return times.until() == null ? asked : asked.upTo(times.until().minus(1, ChronoUnit.MICROS));
  }

  private void count(long count) {
    console.out().println(global.json ? "{\"count\":" + count + "}" : Long.toString(count));
  }

  /// Says where to ask for those jobs that were named and imported; returns whether there are no
  /// others.
  private boolean tellImported(View view) {
    var imported =
        filter.namesRun()
            ? List.<ImportedJob>of()
            : filter.literals().stream()
                .flatMap(name -> ImportedJob.find(view, null, name).stream())
                .toList();
    imported.forEach(job -> console.note("no event is known: " + job.reason()));
    return !imported.isEmpty() && imported.size() == filter.literals().size();
  }

  private void print(
      Events events, EventQuery query, Listing<EventRow> lines, BooleanSupplier isLive)
      throws InterruptedException {
    var asked = query;
    boolean more;
    do {
      // Asked before, so that the run's last events are still read.
      more = follow && isLive.getAsBoolean();
      asked = query.after(events.each(asked, lines::add));
      if (more) {
        lines.flush();
        Thread.sleep(PAUSE);
      }
    } while (more);
  }
}
