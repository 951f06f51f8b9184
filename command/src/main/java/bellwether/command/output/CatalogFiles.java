package bellwether.command.output;

import bellwether.launch.output.OutputPlace;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a catalog, its archive and the kept output of its runs, over which nothing else may
/// be written.
///
/// @param place the catalog
public record CatalogFiles(CatalogPlace place) {
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

  /// Whether a path, through whatever links, leads to one of them or into the archive.
  public boolean have(Path path) throws IOException {
    var target = real(path);
    return target.startsWith(real(archive()))
        || target.startsWith(real(OutputPlace.of(place.file(), 0).folder()))
        || own().stream().anyMatch(file -> real(file).equals(target))
        || isLinked(target);
  }

  /// The folder that the catalog is in.
  public @Nullable Path folder() {
    return real(place.file()).getParent();
  }

  private Path archive() {
    return Archive.of(place).folder();
  }

  private List<Path> own() {
    var name = place.file().getFileName().toString();
    return SUFFIXES.stream().map(suffix -> place.file().resolveSibling(name + suffix)).toList();
  }

  /// Whether it is another name of a file of theirs.
  private boolean isLinked(Path target) throws IOException {
    if (!Files.isRegularFile(target) || names(target) < 2) {
      return false;
    }
    var key = key(target);
    try (var kept = Files.exists(archive()) ? Files.walk(archive()) : Stream.<Path>empty()) {
      return Stream.concat(own().stream(), kept)
          .filter(Files::isRegularFile)
          .anyMatch(file -> key.equals(key(file)));
    }
  }

  private static int names(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:nlink");
  }

  /// What tells a file from others whatever its name; a file that is gone meanwhile has its name.
  private static Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return file;
    }
  }

  /// A path without links, as far as it is there.
  public static Path real(Path path) {
    var absolute = path.toAbsolutePath();
    var above = absolute;
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      var rest = above.equals(absolute) ? Path.of("") : tail(absolute, above.getNameCount());
      return above.toRealPath().resolve(rest).normalize();
    } catch (IOException unreadable) {
      return absolute.normalize();
    }
  }

  private static Path tail(Path path, int from) {
    return path.subpath(from, path.getNameCount());
  }
}
