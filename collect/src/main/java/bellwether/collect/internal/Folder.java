package bellwether.collect.internal;

import bellwether.collect.ImportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A job's directory.
record Folder(Path path) implements Source {

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public void each(Taker taker) {
    try {
      for (Path file : files()) {
        if (!take(taker, file)) {
          return;
        }
      }
    } catch (IOException failed) {
      throw new ImportException(
          path + ": the directory cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static boolean take(Taker taker, Path file) throws IOException {
    try (Opened opened = new Opened(file)) {
      return taker.take(opened);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// A file that is opened when it is asked for, and closed at last.
  private static final class Opened implements Member, AutoCloseable {
    private final Path file;
    private InputStream in = InputStream.nullInputStream();

    Opened(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return file.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
      in = Files.newInputStream(file);
      return in;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
