package bellwether.cli;

import bellwether.command.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The words of the command line, which must be UTF-8: the JVM puts � in the place of all else, and
/// a file of that name is another one.
final class Arguments {
  private static final char REPLACEMENT = '\uFFFD';
  private static final Path OWN = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /// Refuses words that are not UTF-8, and a current directory whose path is not.
  ///
  /// @throws CommandException with the word or the path
  static void requireText(String... words) {
    var here = System.getProperty("user.dir", "");
    if (here.indexOf(REPLACEMENT) >= 0 && !Files.isDirectory(Path.of(here))) {
      throw CommandException.wrongInput(
          "Expected a current directory whose path is UTF-8, but found other bytes in '%s': rename the folder, or convert its name (convmv)"
              .formatted(here));
    }
    for (var word : words) {
      if (word.indexOf(REPLACEMENT) >= 0 && !isText(commandLine())) {
        throw CommandException.wrongInput(
            "Expected arguments in UTF-8, but found other bytes in '%s': rename the file, or convert its name (convmv)"
                .formatted(word));
      }
    }
  }

  private static byte[] commandLine() {
    try {
      return Files.readAllBytes(OWN);
    } catch (IOException e) {
      throw CommandException.surroundings(
          "Expected to read the command line from %s: %s".formatted(OWN, e.getMessage()));
    }
  }

  static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
