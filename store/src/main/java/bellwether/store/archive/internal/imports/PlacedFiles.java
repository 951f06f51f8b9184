package bellwether.store.archive.internal.imports;

import bellwether.model.Micros;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.staging.StagedFiles;
import bellwether.store.archive.internal.staging.StagedJob;
import bellwether.store.archive.internal.staging.TreeColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The files of one measurement in their places, which the catalog does not name yet.
///
/// @param noted to be done with when it does, or undone
record PlacedFiles(
    long id, @Nullable String processes, @Nullable String threads, WriterFolder.Note noted) {

  /// Whereto files are written.
  record Target(ArchiveFolder archive, WriterFolder pending, long id, ImportDecision decision) {}

  /// Writes and places them; a job without processes, or whose processes were retired, has none.
  static PlacedFiles write(StagedJob stage, ImportCandidate arrival, Target target)
      throws SQLException, IOException {
    boolean any = stage.times.size() > 0;
    int year = Micros.time(Micros.of(arrival.record().start())).atOffset(ZoneOffset.UTC).getYear();
    var name = "/%d/%d%%s.parquet".formatted(year, target.id());
    var processes =
        any ? FileKind.PROCESSES.folder() + name.formatted(TreeColumns.DIFFERENCES.mark()) : null;
    var threads = stage.hasThreads() ? FileKind.THREADS.folder() + name.formatted("") : null;
    var names = new ArrayList<String>();
    if (processes != null) {
      names.add(processes);
    }
    if (threads != null) {
      names.add(threads);
    }
    var placed = new PlacedFiles(target.id(), processes, threads, target.pending().note(names));
    placed.write(stage, arrival, target.decision(), target);
    return placed;
  }

  private void write(
      StagedJob stage, ImportCandidate arrival, ImportDecision decision, Target target)
      throws SQLException, IOException {
    var head = new StagedFiles.Head(id, arrival.record().id(), decision.attempt());
    var staged = new StagedFiles(stage, head);
    if (processes != null) {
      var unfinished = unfinished(target);
      staged.writeProcesses(unfinished);
      target.archive().place(unfinished, processes);
    }
    if (threads != null) {
      var unfinished = unfinished(target);
      staged.writeThreads(unfinished);
      target.archive().place(unfinished, threads);
    }
  }

  private static Path unfinished(Target target) {
    return target.pending().file(".parquet");
  }
}
