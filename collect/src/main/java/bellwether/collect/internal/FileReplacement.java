package bellwether.collect.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file anew: afterwards it is complete, or as it was before, and nothing else is left.
public final class FileReplacement {
  private FileReplacement() {}

  /// Writes the new content.
  @FunctionalInterface
  public interface Writer {
    /// Writes all of it to a file beside the one that is replaced.
    void write(Path beside) throws IOException;
  }

  /// Puts what is written in the place of the file.
  ///
  /// @throws IOException when it could not be written, as on a full disk
  public static void write(Path file, Writer writer) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      writer.write(beside);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
