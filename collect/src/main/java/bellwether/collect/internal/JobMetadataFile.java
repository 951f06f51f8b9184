package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.internal.time.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file `job_metadata` as it stands on the disk or in an archive, with the file's own keys.
public final class JobMetadataFile {
  private static final String NAME = "job_metadata";
  private static final String ANNOTATIONS = "annotations";

  private JobMetadataFile() {}

  /// Keys and values of the file itself, of the one in a folder, or of the one in an archive.
  public static Map<String, @Nullable Object> read(Path path) throws IOException {
    var bytes = Files.isDirectory(path) ? Files.readAllBytes(in(path)) : bytes(path);
    var values = new LinkedHashMap<String, @Nullable Object>();
    MetadataFile.values(bytes, path.toString())
        .forEach((key, value) -> values.put(key, value instanceof Stamp s ? time(s) : value));
    return values;
  }

  private static byte[] bytes(Path path) throws IOException {
    if (path.toString().matches(".*\\.(tgz|tar|tar\\.gz)")) {
      return packed(path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return MetadataFile.bytes(in, path.toString());
    }
  }

  private static byte[] packed(Path archive) {
    var found = new LinkedHashMap<String, byte[]>();
    Archive.each(
        archive,
        (name, in) -> {
          if (name.equals(NAME)) {
            found.put(name, MetadataFile.bytes(in, archive.toString()));
          }
        });
    var bytes = found.get(NAME);
    if (bytes == null) {
      throw new ImportException(archive + ": there is no file " + NAME + " in the archive");
    }
    return bytes;
  }

  /// The metadata of a folder's job, whether it has ended or still runs.
  public static Path in(Path folder) {
    var ended = folder.resolve(NAME);
    var running = folder.resolve(NAME + ".tmp");
    if (!Files.exists(ended) && !Files.exists(running)) {
      throw new ImportException("there is no file " + NAME + " in " + folder);
    }
    return Files.exists(ended) ? ended : running;
  }

  private static Object time(Stamp stamp) {
    var zone = stamp.zone();
    return zone == null
        ? stamp.local()
        : ZonedDateTime.of(stamp.local(), zone.id()).toOffsetDateTime();
  }

  /// Adds annotations to a file.
  ///
  /// @param instead whether those that it has are taken away
  public static void annotate(Path file, Map<String, ?> annotations, boolean instead)
      throws IOException {
    var merged = new LinkedHashMap<String, @Nullable Object>();
    if (!instead && read(file).get(ANNOTATIONS) instanceof Map<?, ?> before) {
      before.forEach((key, value) -> merged.put(String.valueOf(key), value));
    }
    merged.putAll(annotations);
    var bytes =
        MetadataFile.with(Files.readAllBytes(file), Map.of(ANNOTATIONS, merged), file.toString());
    FileReplacement.write(file, beside -> Files.write(beside, bytes));
  }
}
