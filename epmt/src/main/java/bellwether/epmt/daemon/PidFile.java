package bellwether.epmt.daemon;

import bellwether.command.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// The file that says which process is the daemon. It stands where every user may write, so it
/// counts only if it is this user's, and only as long as that process lives and is a daemon.
public record PidFile(Path path) {
  /// Belongs to whom this process belongs, who need not have a name.
  private static final Path OWN_PROCESS = Path.of("/proc/self");

  /// The process of the daemon, if one is running.
  public OptionalLong running() {
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(path).equals(Files.getOwner(OWN_PROCESS))) {
        return OptionalLong.empty();
      }
      var text = Files.readString(path).strip();
      return text.matches("\\d{1,9}") && isDaemon(text)
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
  }

  private static boolean isDaemon(String pid) throws IOException {
    var words = Path.of("/proc", pid, "cmdline");
    return Files.exists(words)
        && Files.readString(words, StandardCharsets.ISO_8859_1).contains("daemon");
  }

  /// Writes this process into the file; one of a daemon that is gone is replaced.
  ///
  /// @throws CommandException when another daemon is running
  void claim() throws IOException {
    var own = ProcessHandle.current().pid() + "\n";
    try {
      Files.writeString(path, own, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException before) {
      var other = running();
      if (other.isPresent()) {
        throw CommandException.notFound(
            "The EPMT daemon is running already, process %d; stop it with: epmt daemon --stop"
                .formatted(other.getAsLong()));
      }
      Files.deleteIfExists(path);
      Files.writeString(path, own, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  /// Deletes the file if it still names this process.
  void release() throws IOException {
    var own = OptionalLong.of(ProcessHandle.current().pid());
    if (running().equals(own)) {
      Files.deleteIfExists(path);
    }
  }

  /// Deletes the file.
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }
}
