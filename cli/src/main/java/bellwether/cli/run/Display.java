package bellwether.cli.run;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ListingTarget;
import bellwether.manager.Manager;
import bellwether.model.Clock;
import bellwether.store.CatalogPlace;

/// How a run is shown: what goes to the standard output, what to people, what to nobody.
///
/// @param place of the catalog, which is read for the events
/// @param caller the program that is told of the run
record Display(Console console, GlobalOptions global, CatalogPlace place, Caller caller) {

  /// The lines of `--json` until it is closed; nothing without.
  AutoCloseableStream events(long run, Listener listener) {
    if (!global.json) {
      return () -> {};
    }
    var target = ListingTarget.of(console, false, true);
    var stream = new EventStream(place, run, target);
    listener.wake(stream::wake);
    return stream::close;
  }

  /// Something open that is closed without an exception.
  interface AutoCloseableStream extends AutoCloseable {
    @Override
    void close();
  }

  /// Progress and failures until it is closed; with `--quiet` failures alone.
  Progress progress(Manager manager, Listener listener, Clock clock) {
    var screen = new Progress.Screen(console.err(), console.terminal(), width());
    var progress = new Progress(manager::tally, listener.failures(), screen, clock);
    listener.tell(progress::notice);
    return global.quiet ? progress : progress.start();
  }

  private int width() {
    return console.terminal() ? console.screen().width().getAsInt() : 0;
  }

  /// An answer to a request of the file.
  void tell(String line) {
    (global.json ? console.out() : console.err()).println(line);
  }

  /// What came of the run.
  void tell(Summary summary) {
    if (global.json) {
      console.out().println(summary.json());
    }
    if (!global.quiet) {
      summary.lines().forEach(console.err()::println);
    }
  }
}
