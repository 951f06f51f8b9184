package bellwether.command.output;

import bellwether.command.CommandException;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.UnfinishedFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// A new file that an answer is to be written into.
///
/// @param purpose what it is for, in messages: `Parquet`, `the trace`
/// @param place the catalog, which it must not touch
public record FileTarget(Path file, String purpose, CatalogPlace place) {

  /// Refuses a file that is there, and whatever belongs to the catalog.
  ///
  /// @param isForced whether a file may be replaced
  /// @param force how the user says so
  public void check(boolean isForced, String force) {
    if (isOfCatalog()) {
      throw CommandException.wrongInput(
          "Expected a file of its own for %s, but %s belongs to the catalog or its archive; name another"
              .formatted(purpose, file));
    }
    if (Files.isDirectory(file)) {
      throw CommandException.wrongInput(
          "Expected a file for %s, but %s is a folder; name a file in it".formatted(purpose, file));
    }
    if (!isForced && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isDevice()) {
      throw CommandException.wrongInput(
          "Expected a new file for %s, but %s exists already; name another, or replace it with %s"
              .formatted(purpose, file, force));
    }
  }

  private boolean isOfCatalog() {
    try {
      return new CatalogFiles(place).have(file);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /// Whether it takes bytes without keeping them as a file does: a device or a pipe.
  private boolean isDevice() {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /// Lets the data be written: all of it or, when that fails, nothing.
  public void write(Consumer<Path> data) {
    if (!isDevice()) {
      data.accept(CatalogFiles.real(file));
      return;
    }
    try {
      withTemporary(data, this::send);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /// Lets text be written in UTF-8: all of it or, when that fails, nothing.
  public void writeText(TextSource text) {
    write(path -> {
      try (var unfinished = new UnfinishedFile(path)) {
        try (var writer = Files.newBufferedWriter(unfinished.path())) {
          text.write(writer);
        }
        unfinished.finish();
      } catch (IOException e) {
        throw problem(e);
      }
    });
  }

  /// What writes text.
  @FunctionalInterface
  public interface TextSource {
    void write(Writer writer) throws IOException;
  }

  private void send(Path made) throws IOException {
    try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      Files.copy(made, out);
    }
  }

  /// What takes a file that was made.
  @FunctionalInterface
  interface Taker {
    void take(Path made) throws IOException;
  }

  /// Lets the data be written into a file of the system's folder for temporary ones, which is
  /// handed on and deleted.
  static void withTemporary(Consumer<Path> data, Taker taker) throws IOException {
    var folder = Files.createTempDirectory("bellwether-");
    var temporary = folder.resolve("answer.parquet");
    try {
      data.accept(temporary);
      taker.take(temporary);
    } finally {
      Files.deleteIfExists(temporary);
      Files.delete(folder);
    }
  }

  private CommandException problem(IOException e) {
    return CommandException.surroundings(
        "%s could not be written: %s; see to its disk and its mode"
            .formatted(file, UnfinishedFile.reason(e)));
  }
}
