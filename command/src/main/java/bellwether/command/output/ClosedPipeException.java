package bellwether.command.output;

/// The reader of the standard output has gone, as `head` does when it has enough.
public final class ClosedPipeException extends RuntimeException {
  ClosedPipeException() {
    super("nobody reads the output any more");
  }
}
