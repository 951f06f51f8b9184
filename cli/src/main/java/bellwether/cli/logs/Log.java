package bellwether.cli.logs;

import java.io.IOException;

/// What a job writes, or wrote, to one of its streams.
interface Log extends AutoCloseable {

  /// Prints what has come since the last time; returns whether there was something.
  boolean printMore() throws IOException;

  @Override
  void close() throws IOException;
}
