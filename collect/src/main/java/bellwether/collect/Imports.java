package bellwether.collect;

import bellwether.collect.internal.Completeness;
import bellwether.collect.internal.JobFinder;
import bellwether.collect.internal.epmt.EpmtDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The door for data that was measured elsewhere: papiex files, EPMT's archives and databases.
///
/// Thread-safe; the jobs it gives are each for one thread, so that many can be read at once.
public final class Imports {
  private Imports() {}

  /// The jobs at a path, in the order of their names; nothing is read of them yet.
  ///
  /// A path is a job's directory, a `.tgz`, `.tar.gz` or `.tar`, an EPMT database in SQLite, or a
  /// directory that holds any of these at any depth. One that cannot be used stands in the list all
  /// the same: its [MeasuredJob#record()] says why.
  ///
  /// @throws ImportException when there is nothing at the path that could be a job
  public static List<MeasuredJob> of(Path path, ImportOptions options) {
    return new JobFinder(options).at(path);
  }

  /// Whether a file can be read to its end: false for an archive that is cut, as while it is being
  /// copied. Folders and files that are no archives count as complete.
  ///
  /// @throws IOException when the file cannot be opened
  public static boolean isComplete(Path path) throws IOException {
    return Completeness.of(path);
  }

  /// The reference models of an EPMT database in SQLite; none where the path is anything else.
  ///
  /// @throws ImportException when the database cannot be read
  public static List<ReferenceModel> referenceModels(Path path) {
    return EpmtDatabase.isOne(path) ? new EpmtDatabase(path).referenceModels() : List.of();
  }
}
