package bellwether.cli.logs;

import bellwether.command.output.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a job writes, or wrote, on its way to the user, byte by byte as it is.
final class LogFile implements Log {
  private final InputStream in;
  private final PrintStream out;
  private final byte[] buffer = new byte[64 * 1024];

  LogFile(Path file, PrintStream out) throws IOException {
    in = Files.newInputStream(file);
    this.out = out;
  }

  @Override
  public boolean printMore() throws IOException {
    boolean any = false;
    for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      Listing.check(out);
      any = true;
    }
    Listing.check(out);
    return any;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
