package bellwether.store.archive;

import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.store.archive.internal.exported.ExportedJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders of Parquet files that hold measured jobs with all that is known of them, as `bellwether
/// export` writes them.
public final class Exports {
  private static final String DICTIONARY_BEGIN = "[\n{\"table\":";

  private Exports() {}

  /// Whether a path is such a folder.
  public static boolean isOne(Path path) {
    return Files.isRegularFile(path.resolve(ExportFiles.JOBS));
  }

  /// Whether a folder holds an export that was finished: one with our dictionary.
  public static boolean isWhole(Path folder) {
    try (var dictionary = Files.newInputStream(folder.resolve(ExportFiles.DICTIONARY))) {
      var begin = dictionary.readNBytes(DICTIONARY_BEGIN.length());
      return DICTIONARY_BEGIN.equals(new String(begin, StandardCharsets.UTF_8));
    } catch (IOException absent) {
      return false;
    }
  }

  /// Its measured jobs, in the order in which they were imported once; of the others, which were
  /// only run, there is nothing to restore.
  ///
  /// @throws bellwether.collect.ImportException when the folder cannot be read
  public static List<MeasuredJob> jobs(Path folder) {
    return ExportedJobs.in(folder).all();
  }

  /// Its reference models.
  ///
  /// @throws bellwether.collect.ImportException when the folder cannot be read
  public static List<ReferenceModel> referenceModels(Path folder) {
    return ExportedJobs.in(folder).models();
  }
}
