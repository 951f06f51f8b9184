package bellwether.launch.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the kept output of a run is: a file of its own in a folder beside the catalog, and another
/// for what running processes have written so far.
public record OutputPlace(Path file) {

  /// The place of a run of a catalog.
  public static OutputPlace of(Path catalog, long run) {
    var folder = catalog.resolveSibling(catalog.getFileName() + ".output");
    return new OutputPlace(folder.resolve(Long.toString(run)));
  }

  Path live() {
    return file.resolveSibling(file.getFileName() + ".live");
  }

  /// Whether output of this run was kept, and still is.
  public boolean exists() {
    return Files.exists(file);
  }

  /// Takes the kept output away, and the folder with the last.
  public void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(live());
    var folder = file.resolveSibling("");
    try (var others = Files.newDirectoryStream(folder)) {
      if (others.iterator().hasNext()) {
        return;
      }
    } catch (java.nio.file.NoSuchFileException _) {
      return;
    }
    Files.deleteIfExists(folder);
  }
}
