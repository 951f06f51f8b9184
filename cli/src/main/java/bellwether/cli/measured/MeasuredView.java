package bellwether.cli.measured;

import bellwether.cli.ask.Moments;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.model.Bytes;
import bellwether.query.measured.Measurements;
import bellwether.store.archive.ArchiveOptions;

/// The measurements of a catalog, as commands open them.
public final class MeasuredView {
  private static final Bytes MEMORY = Bytes.ofMebi(768);
  private static final int MOST_THREADS = 4;

  private MeasuredView() {}

  public static Measurements measurements(GlobalOptions global, Console console) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    var options =
        ArchiveOptions.standard()
            .withMemory(MEMORY)
            .withThreads(threads)
            .withWarnings(console::note);
    return Measurements.open(global.place(console), options);
  }

  public static MeasuredText figures(Console console) {
    return new MeasuredText(Moments.here(console).zone());
  }

  /// Says how many rows were left out.
  ///
  /// @param unit of rows, such as `process`
  static void tellRest(GlobalOptions global, Console console, String unit, long shown, long all) {
    if (global.quiet) {
      return;
    }
    if (all == 0) {
      console.note("no %s fits".formatted(unit));
    } else if (shown < all) {
      console.note(
          "%s of %s; %s left out"
              .formatted(
                  PeopleText.count(shown),
                  PeopleText.count(all, unit),
                  PeopleText.count(all - shown)));
    }
  }
}
