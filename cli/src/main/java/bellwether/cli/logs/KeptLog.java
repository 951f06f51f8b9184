package bellwether.cli.logs;

import bellwether.command.output.Listing;
import bellwether.launch.output.KeptOutput;
import java.io.IOException;
import java.io.PrintStream;

/// What a job wrote to a stream without a file, as far as its run keeps it.
///
/// @param out takes it, byte by byte as it is
record KeptLog(KeptOutput kept, PrintStream out) implements Log {

  @Override
  public boolean printMore() throws IOException {
    boolean any = kept.printMore(out);
    out.flush();
    Listing.check(out);
    return any;
  }

  @Override
  public void close() {}
}
