package bellwether.collect.internal;

import java.io.IOException;
import java.io.InputStream;

/// The files of one job, wherever they are.
public interface Source {
  /// The path, for messages.
  String name();

  /// Shows each file once, in the source's order, until the taker has seen enough.
  ///
  /// @throws bellwether.collect.ImportException when the source as a whole cannot be read
  void each(Taker taker);

  /// Takes the files.
  @FunctionalInterface
  interface Taker {
    /// Takes one file; false: no more are wanted.
    boolean take(Member member) throws IOException;
  }

  /// One file.
  interface Member {
    /// Its name within the source, with `/` between folders.
    String name();

    /// Its content, to be read before the next file is taken.
    InputStream open() throws IOException;
  }
}
