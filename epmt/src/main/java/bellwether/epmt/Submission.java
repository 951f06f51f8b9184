package bellwether.epmt;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.MeasuredJob;
import bellwether.command.Console;
import bellwether.store.archive.ArchiveWriter;
import bellwether.store.archive.ImportedJob.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Imports jobs as `epmt submit` does.
///
/// @param session with the catalog that they go into
/// @param rules what happens to the files
public record Submission(Session session, Rules rules) {

  /// What happens to the files of an import.
  ///
  /// @param stops whether the first failure ends it
  /// @param removes whether the files of an imported job are deleted
  /// @param movesAway whether the files of a refused job go to `ingest_failed_dir`
  /// @param dryRun whether the catalog stays as it is
  public record Rules(boolean stops, boolean removes, boolean movesAway, boolean dryRun) {}

  /// Imports all jobs of these folders and archives; returns whether every one went well.
  public boolean take(List<String> items) throws IOException {
    boolean good = true;
    try (var writer = ArchiveWriter.open(session.place(), session.options())) {
      for (var item : items) {
        boolean done = taken(writer, Path.of(item));
        good &= done;
        if (!done && rules.stops) {
          break;
        }
      }
    }
    return good;
  }

  private Console console() {
    return session.console();
  }

  private boolean taken(ArchiveWriter writer, Path path) throws IOException {
    boolean good = true;
    try {
      requireJob(path);
      for (var job : Imports.of(path, options())) {
        good &= taken(writer, job);
      }
    } catch (ImportException e) {
      console().note(naming(path, String.valueOf(e.getMessage())));
      good = false;
    }
    putAway(path, good);
    return good;
  }

  /// Most problems name the file themselves.
  private static String naming(Path path, String problem) {
    return problem.contains(path.toString()) ? problem : path + ": " + problem;
  }

  private ImportOptions options() {
    var zone = console().environment().get("EPMT_TZ");
    var standard = ImportOptions.standard();
    return zone == null || zone.isBlank() ? standard : standard.withSiteZone(ZoneId.of(zone));
  }

  private static void requireJob(Path path) {
    if (!Files.exists(path)) {
      throw new ImportException(
          "Expected a folder or an archive to submit, but %s is not there; check its path"
              .formatted(path));
    }
    if (Files.isDirectory(path) && !Files.exists(path.resolve("job_metadata"))) {
      throw new ImportException(
          Files.exists(path.resolve("job_metadata.tmp"))
              ? "the job in %s has not been stopped; stop it first with: epmt stop".formatted(path)
              : "there is no file job_metadata in " + path);
    }
  }

  private boolean taken(ArchiveWriter writer, MeasuredJob job) {
    long begin = System.nanoTime();
    var imported = rules.dryRun ? writer.tryOut(job, false) : writer.add(job, false);
    if (imported.outcome() == Outcome.KNOWN) {
      console().note("job " + imported.jobid() + " is already in database");
      return false;
    }
    if (!rules.dryRun) {
      print(imported.jobid(), imported.processes(), (System.nanoTime() - begin) / 1e9);
    }
    return true;
  }

  private void print(String id, long processes, double seconds) {
    console()
        .out()
        .printf(
            Locale.ROOT,
            "Imported successfully - job: %s processes: %d rate: %.2f%n",
            id,
            processes,
            processes / seconds);
  }

  private void putAway(Path path, boolean good) throws IOException {
    if (good && rules.removes) {
      remove(path);
    } else if (!good && rules.movesAway && Files.exists(path)) {
      var target = Path.of(session.settings().value("ingest_failed_dir"));
      Files.move(path, free(target.resolve(path.getFileName())));
    }
  }

  /// A file that was refused before stays.
  private static Path free(Path wanted) {
    var free = wanted;
    for (int i = 1; Files.exists(free); i++) {
      free = wanted.resolveSibling(wanted.getFileName() + "." + i);
    }
    return free;
  }

  private static void remove(Path path) throws IOException {
    try (var all = Files.walk(path)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
