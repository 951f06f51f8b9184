package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.manager.ManagerLiveness;
import bellwether.model.text.Nearest;
import bellwether.query.explain.Explainer;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.Jobs;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import org.jspecify.annotations.Nullable;

/// An open catalog, and what users name in it.
public final class View implements AutoCloseable {
  private static final int NAMES_LOOKED_AT = 2_000;

  private final CatalogPlace place;
  private final CatalogReader reader;
  private final Runs runs;

  public View(GlobalOptions global, Console console) {
    place = global.place(console);
    reader = CatalogReader.open(place);
    runs = new Runs(reader, new ManagerLiveness());
  }

  public CatalogPlace place() {
    return place;
  }

  public CatalogReader reader() {
    return reader;
  }

  public Runs runs() {
    return runs;
  }

  public Jobs jobs() {
    return new Jobs(reader);
  }

  /// The run of this number; the latest one for null.
  public RunRow run(@Nullable Long number) {
    if (number == null) {
      return runs.latest()
          .orElseThrow(() -> CommandException.notFound("Nothing has run yet in " + place));
    }
    return runs.find(number)
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no run %d in %s; see: bellwether runs".formatted(number, place)));
  }

  /// The run that works, or worked last, on the jobs of this one.
  public RunRow worker(RunRow run) {
    return runs.latestOn(run.origin()).orElse(run);
  }

  /// Tells about the jobs of a run as that run left them; no number: as they are.
  public Explainer explainer(@Nullable Long number) {
    var run = run(number);
    var worker = worker(run);
    return Explainer.of(reader, number == null ? worker : run, worker);
  }

  /// The job of a run that a user named.
  public JobRef job(RunRow run, String name) {
    return jobs().find(run.origin(), name).orElseThrow(() -> unknown(run, name));
  }

  /// Like [#job], but not an array as a whole.
  public JobRef member(RunRow run, String name) {
    var job = job(run, name);
    var iterations = job.description().iterations();
    if (job.isArray() && iterations != null) {
      throw CommandException.wrongInput(
          "Expected one job, but %s is an array of %d; name one of its iterations, %s to %s"
              .formatted(
                  name,
                  iterations.count(),
                  job.description().memberName(0),
                  job.description().memberName(iterations.count() - 1)));
    }
    return job;
  }

  CommandException unknown(RunRow run, String name) {
    var names = jobs().names(run.origin(), NAMES_LOOKED_AT);
    int colon = name.lastIndexOf(':');
    var hint =
        colon > 0 && names.contains(name.substring(0, colon))
            ? "; %s has no such iteration".formatted(name.substring(0, colon))
            : Nearest.hint(name, names);
    return CommandException.notFound(
        "There is no job %s in run %d%s; see: bellwether jobs --run %2$d"
            .formatted(name, run.id(), hint));
  }

  @Override
  public void close() {
    reader.close();
  }
}
