package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.launch.output.OutputPlace;
import bellwether.manager.ManagerLiveness;
import bellwether.query.runs.RunRow;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveCare;
import bellwether.store.archive.ArchiveOptions;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Runs that are deleted: their kept output and, where all runs on the same jobs go, their jobs and
/// what was measured of them.
public final class RunDeletion {
  private final Console console;
  private final CatalogPlace place;
  private final Set<Long> numbers;
  private final Set<Long> origins = new TreeSet<>();
  private final Set<Long> outputOnly = new TreeSet<>();

  private RunDeletion(Console console, CatalogPlace place, Collection<Long> numbers) {
    this.console = console;
    this.place = place;
    this.numbers = new TreeSet<>(numbers);
  }

  /// The deletion of runs of these numbers; changes nothing yet.
  ///
  /// @throws CommandException when one of them is unknown, has a live manager or was resumed by a
  ///   run that stays
  public static RunDeletion of(GlobalOptions global, Console console, Collection<Long> numbers) {
    try (var view = new View(global, console)) {
      var deletion = new RunDeletion(console, view.place(), numbers);
      deletion.numbers.forEach(number -> deletion.add(view, number));
      return deletion;
    }
  }

  /// The numbers of the runs, ascending.
  public Set<Long> numbers() {
    return numbers;
  }

  private void add(View view, long number) {
    // What a deletion that was broken off has left.
    if (view.runs().find(number).isEmpty() && hasRest(view, number)) {
      origins.add(number);
      return;
    }
    var run = view.run(number);
    var siblings =
        view.runs().all().stream().filter(other -> other.origin() == run.origin()).toList();
    siblings.forEach(other -> refuseLive(number, other));
    refuseResumed(number, siblings);
    if (siblings.stream().allMatch(other -> numbers.contains(other.id()))) {
      origins.add(run.origin());
    } else {
      outputOnly.add(number);
    }
  }

  private boolean hasRest(View view, long number) {
    return !view.jobs().names(number, 1).isEmpty() || OutputPlace.of(place.file(), number).exists();
  }

  private static void refuseLive(long number, RunRow other) {
    if (other.isLive()) {
      throw CommandException.surroundings(
          "Run %d cannot be deleted: the manager of run %d, process %d on %s, still works on its jobs; wait for it, or end it with: bellwether cancel --run %2$d"
              .formatted(number, other.id(), other.manager().pid(), other.manager().host()));
    }
  }

  private void refuseResumed(long number, List<RunRow> siblings) {
    var later =
        siblings.stream()
            .map(RunRow::id)
            .filter(id -> id > number && !numbers.contains(id))
            .toList();
    if (!later.isEmpty()) {
      throw CommandException.wrongInput(
          "Run %d cannot be deleted: run %d went on with its jobs; delete them together: bellwether delete %s"
              .formatted(number, later.getLast(), together(siblings)));
    }
  }

  private static String together(List<RunRow> runs) {
    return runs.stream().map(run -> "--run " + run.id()).collect(Collectors.joining(" "));
  }

  /// Deletes them: first what was measured, which their jobs name, then what the catalog has.
  public void run() {
    var options =
        CatalogOptions.of(new ManagerLiveness())
            .withWarnings(console::note)
            .withPatience(CatalogOptions.ENDLESS);
    try (var catalog = Catalog.open(place, options)) {
      deleteMeasurements(
          origins.stream().flatMap(origin -> catalog.measurements(origin).stream()).toList());
      origins.forEach(origin -> catalog.deleteRuns(origin, numbers));
    }
    numbers.forEach(this::deleteOutput);
  }

  private void deleteMeasurements(List<Long> measurements) {
    if (measurements.isEmpty()) {
      return;
    }
    var options = ArchiveOptions.standard().withWarnings(console::note);
    try (var care = ArchiveCare.open(place, options)) {
      care.delete(measurements);
    }
  }

  private void deleteOutput(long number) {
    var output = OutputPlace.of(place.file(), number);
    try {
      output.delete();
    } catch (IOException e) {
      throw CommandException.surroundings(
          "The kept output of run %d, %s, could not be deleted: %s; mend that and delete the run again"
              .formatted(number, output.file(), e.getMessage()));
    }
  }

  /// Says which of them stay in the catalog.
  public void tellWhatStays() {
    for (long number : outputOnly) {
      console.note(
          "run %d went on with jobs of an earlier run, so that only its kept output is deleted; name all runs of these jobs to delete them"
              .formatted(number));
    }
  }
}
