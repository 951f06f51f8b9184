package bellwether.qcg.files.internal;

import bellwether.qcg.files.AuxiliaryException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Appends lines to a file. When that fails the user is told, once, and the file gets no more: the
/// jobs go on, as the catalog has it all. Not thread-safe.
public final class Appender implements AutoCloseable {
  private final Path file;
  private final Writer writer;
  private final Consumer<String> notices;
  private boolean broken;

  private Appender(Path file, Writer writer, Consumer<String> notices) {
    this.file = file;
    this.writer = writer;
    this.notices = notices;
  }

  /// Opens a file for people and tools, and makes it when it is not there.
  ///
  /// @throws AuxiliaryException when that is not possible
  public static Appender open(Path file, Consumer<String> notices) {
    return open(file, notices, OwnFiles::shownAppender);
  }

  /// Opens a file that only the service's user may read, and makes it when it is not there.
  ///
  /// @throws AuxiliaryException when that is not possible
  public static Appender openOwn(Path file, Consumer<String> notices) {
    return open(file, notices, OwnFiles::appender);
  }

  private interface Opening {
    Writer open(Path file) throws IOException;
  }

  private static Appender open(Path file, Consumer<String> notices, Opening opening) {
    try {
      return new Appender(file, opening.open(file), notices);
    } catch (IOException e) {
      throw new AuxiliaryException(
          "Expected to write %s, but could not (%s)".formatted(file, e), e);
    }
  }

  /// Appends a text to what the next flush writes.
  public void append(String text) {
    attempt(() -> writer.write(text));
  }

  /// Hands what was appended to the system.
  public void flush() {
    attempt(writer::flush);
  }

  private interface Action {
    void run() throws IOException;
  }

  private void attempt(Action action) {
    if (broken) {
      return;
    }
    try {
      action.run();
    } catch (IOException e) {
      broken = true;
      notices.accept("%s could not be written and ends here: %s".formatted(file, e));
    }
  }

  @Override
  public void close() {
    flush();
    attempt(writer::close);
  }
}
