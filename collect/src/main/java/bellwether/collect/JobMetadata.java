package bellwether.collect;

import bellwether.collect.internal.JobMetadataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The metadata that EPMT's collector keeps of a job: in a file, a job's folder, or an archive.
public final class JobMetadata {
  private JobMetadata() {}

  /// Keys and values under the names that the file gives them: texts, numbers, booleans, lists,
  /// maps, and times as `LocalDateTime` or, with a zone, as `OffsetDateTime`.
  ///
  /// @param path a file `job_metadata`, a folder or an archive with one
  /// @throws ImportException when there are no metadata, or they cannot be read
  public static Map<String, @Nullable Object> read(Path path) throws IOException {
    return JobMetadataFile.read(path);
  }

  /// Adds annotations to the metadata; all else stays byte for byte.
  ///
  /// @param path a folder or an archive with metadata
  /// @param annotations texts, whole numbers, booleans and null
  /// @param instead whether the annotations that are there are taken away
  /// @throws ImportException when there are no metadata, or they cannot be read
  public static void annotate(Path path, Map<String, ?> annotations, boolean instead)
      throws IOException {
    if (Files.isDirectory(path)) {
      JobMetadataFile.annotate(JobMetadataFile.in(path), annotations, instead);
      return;
    }
    JobArchive.change(
        path,
        path,
        (folder, names) -> {
          JobMetadataFile.annotate(JobMetadataFile.in(folder), annotations, instead);
          return names;
        });
  }
}
