package bellwether.store.archive;

import bellwether.model.json.JsonReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/// A file on its way, under a temporary name beside its own, which it gets once it is whole; else
/// it is deleted.
public final class UnfinishedFile implements AutoCloseable {
  /// What DuckDB's other threads say.
  private static final Pattern WRAPPED =
      Pattern.compile("\"exception_message\":(\"(?:[^\"\\\\]|\\\\.)*\")");

  /// What DuckDB says of a file, with its temporary name.
  private static final Pattern OF_FILE = Pattern.compile("(?s).*\\.\\d+\": ([^\\n]+).*");

  private final Path file;
  private final Path temporary;

  /// Nothing is written yet.
  public UnfinishedFile(Path file) {
    this.file = file.toAbsolutePath();
    this.temporary =
        this.file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    temporary.toFile().deleteOnExit();
  }

  /// Where it is to be written.
  public Path path() {
    return temporary;
  }

  /// Gives it its name, in place of a file that has it.
  public void finish() throws IOException {
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Whether a failure to write tells of this file, not of what was to be written.
  public boolean isNamedBy(Throwable problem) {
    return String.valueOf(problem.getMessage()).contains(temporary.getFileName().toString());
  }

  /// Why it could not be written, in words for people.
  public static String reason(Throwable problem) {
    if (problem instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (problem instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    var said = String.valueOf(problem.getMessage());
    var wrapped = WRAPPED.matcher(said);
    if (wrapped.find()) {
      said = String.valueOf(JsonReader.read(wrapped.group(1)));
    }
    var words = OF_FILE.matcher(said);
    return words.matches() ? words.group(1) : said.lines().findFirst().orElse(said);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new ArchiveException(
          "%s could not be deleted: %s; delete it".formatted(temporary, reason(e)), e);
    }
  }
}
