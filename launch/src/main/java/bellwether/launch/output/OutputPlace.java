package bellwether.launch.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Where the kept output of a run is: a file of its own in a folder beside the catalog, and another
/// for what running processes have written so far.
public record OutputPlace(Path file) {

  /// The place of a run of a catalog.
  public static OutputPlace of(Path catalog, long run) {
    var folder = catalog.resolveSibling(catalog.getFileName() + ".output");
    return new OutputPlace(folder.resolve(Long.toString(run)));
  }

  /// The folder with the output of all runs of the catalog.
  public Path folder() {
    return file.resolveSibling("");
  }

  Path live() {
    return file.resolveSibling(file.getFileName() + ".live");
  }

  /// Whether output of this run was kept, and still is.
  public boolean exists() {
    return Files.exists(file);
  }

  private void removeFolder() throws IOException {
    try {
      Files.deleteIfExists(folder());
    } catch (DirectoryNotEmptyException _) {
      // Another run has just begun to keep its output.
      return;
    }
  }

  /// Takes the kept output away, and the folder with the last.
  public void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(live());
    try (var others = Files.newDirectoryStream(folder())) {
      if (others.iterator().hasNext()) {
        return;
      }
    } catch (NoSuchFileException _) {
      return;
    }
    removeFolder();
  }
}
