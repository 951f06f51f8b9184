package bellwether.collect.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The name of this host, as `uname -n` prints it.
final class HostName {
  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  static String own() {
    try {
      return Files.readString(NAME).strip();
    } catch (IOException wrong) {
      throw new SessionException(
          "Expected the host's name in %s, but it cannot be read: %s"
              .formatted(NAME, wrong.getMessage()),
          wrong);
    }
  }
}
