package bellwether.epmt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A function of EPMT's Python API as we have it. A resource holds what python/epmt and
/// docs/epmt-functions.md say of each; a test compares it with them.
///
/// @param text what it does
/// @param section of the documentation
/// @param java what answers the same in Java
/// @param command what answers the same on the command line
/// @param differs what differs from EPMT; may be empty
record ApiFunction(
    String name,
    String module,
    String signature,
    String text,
    String section,
    String java,
    String command,
    String differs) {
  private static final String RESOURCE = "api-functions.tsv";
  private static final int WIDTH = 96;

  static @Nullable ApiFunction named(String name) {
    return resource()
        .lines()
        .filter(line -> line.startsWith(name + "\t"))
        .map(line -> of(line.split("\t", -1)))
        .findFirst()
        .orElse(null);
  }

  private static ApiFunction of(String[] cells) {
    return new ApiFunction(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
  }

  /// A line for each function, its cells separated by tabs.
  static String resource() {
    try (var in = Objects.requireNonNull(ApiFunction.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In the order of EPMT: the import, the signature, the section, then what it does.
  String help() {
    var help =
        """
        from epmt.%s import %s

        %s(%s)

            Section::%s

        %s
            Java:           %s
            Command:        bellwether %s
        """
            .formatted(module, name, name, signature, section, wrapped(text), java, command);
    var difference = differs.isEmpty() ? "" : "    Unlike EPMT:    " + differs + "\n";
    return help + difference + "    Documentation:  docs/epmt-functions.md, " + section + "\n\n";
  }

  private static String wrapped(String text) {
    var lines = new StringBuilder();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        lines.append("   ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(' ').append(word);
    }
    return lines.append("   ").append(line).append('\n').toString();
  }
}
