package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.query.events.EventFilter;
import bellwether.query.events.EventRow;
import bellwether.query.events.Events;
import bellwether.store.RunState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
      "  bellwether events --all-runs --since 1h --json"
    })
public final class EventsCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final List<String> STATES =
      Stream.concat(
              JobsCommand.STATES.stream(), Arrays.stream(RunState.values()).map(RunState::name))
          .distinct()
          .toList();

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(names = "--follow", description = "Go on with what happens, until the run ends.")
  private boolean follow;

  public EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var target = list.target(global, console);
    var moments = Moments.here(console);
    var states = filter.states(STATES);
    var times = filter.times(moments);
    try (var view = new View(global, console)) {
      if (tellImported(view)) {
        return 0;
      }
      var run = filter.run(view);
      filter.requireNamed(view, run);
      var asked =
          new EventFilter(
              run == null ? null : (Long) run.id(), states, filter.tags(), filter.jobs(), times);
      try (var lines = target.begin(EventColumns.of(run, moments.words()))) {
        print(view, asked, lines);
      }
    }
    return 0;
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

  private void print(View view, EventFilter asked, Listing<EventRow> lines)
      throws InterruptedException {
    var events = new Events(view.reader());
    long last = 0;
    boolean more;
    do {
      // Asked before, so that the run's last events are still read.
      more = follow && goesOn(view, asked.run());
      last = events.each(asked, last, lines::add);
      if (more) {
        lines.flush();
        Thread.sleep(PAUSE);
      }
    } while (more);
  }

  private static boolean goesOn(View view, @Nullable Long run) {
    return run == null || view.run(run).isLive();
  }
}
