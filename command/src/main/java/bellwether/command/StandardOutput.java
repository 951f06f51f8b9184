package bellwether.command;

import bellwether.command.output.TerminalStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The standard output of this process, which remembers why it could not be written.
public final class StandardOutput extends PrintStream {
  private static final int BUFFER = 32 * 1024;

  private final Recorder recorder;

  private StandardOutput(OutputStream out, Recorder recorder) {
    super(new BufferedOutputStream(out, BUFFER), false, StandardCharsets.UTF_8);
    this.recorder = recorder;
  }

  /// @param screen what it shows on: a terminal gets nothing that acts on it
  public static StandardOutput open(Screen screen) {
    var recorder = new Recorder(new FileOutputStream(FileDescriptor.out));
    var out = screen.terminal() ? new TerminalStream(recorder) : recorder;
    return new StandardOutput(out, recorder);
  }

  /// The same for bytes that pass as they are, whatever they do to a terminal.
  PrintStream raw() {
    flush();
    return new PrintStream(recorder, false, StandardCharsets.UTF_8);
  }

  /// The first error of a write. That nobody reads a pipe any more is none: so `head` ends a
  /// command.
  public Optional<IOException> failure() {
    var failure = recorder.failure;
    return failure == null || isPipe() ? Optional.empty() : Optional.of(failure);
  }

  /// Not by the error's message, which the system translates.
  private static boolean isPipe() {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException noProc) {
      return false;
    }
  }

  /// Passes bytes on, since a [PrintStream] forgets what went wrong.
  private static final class Recorder extends FilterOutputStream {
    private @Nullable IOException failure;

    private Recorder(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
