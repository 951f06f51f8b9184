package bellwether.command.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalStreamTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final TerminalStream stream = new TerminalStream(screen);

  private String shown() throws IOException {
    stream.flush();
    return screen.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain ü € 🐑.|plain ü € 🐑.",
        "a\u001b[2Jb|a?[2Jb",
        "a\u001b]0;title\u0007.|a?]0;title?.",
        "\u001b[1;31mred\u001b[0m.|\u001b[1;31mred\u001b[0m.",
        "a\u009b2Jb|a?2Jb",
        "a\u202eb\u2066c|a?b?c",
        "a\bb\u007f.|a?b?.",
        "\u001b[1\u001b[2J|?[1?[2J",
        "\u001b\u001b[1m.|?\u001b[1m."
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void nothingReachesTheTerminalThatActs(String text, String expected) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    assertThat(shown()).isEqualTo(expected);
  }

  @Test
  void brokenCharactersHideNothing() throws IOException {
    stream.write(new byte[] {(byte) 0xe2, 0x1b, '[', '2', 'J', (byte) 0xc2, 0x07});
    assertThat(shown()).isEqualTo("??[2J??");
  }

  @Test
  void piecesAreSeenAsOne() throws IOException {
    for (byte one : "€\u202e\u001b[31m\n".getBytes(StandardCharsets.UTF_8)) {
      stream.write(one);
    }
    assertThat(shown()).isEqualTo("€?\u001b[31m\n");
  }

  @Test
  void noEscapeButColoursEverPasses() throws IOException {
    var random = new Random(1);
    var alphabet =
        new byte[] {
          0x1b, '[', '1', ';', 'm', 'J', (byte) 0xc2, (byte) 0xe2, (byte) 0x80, (byte) 0x9b
        };
    for (int i = 0; i < 200_000; i++) {
      stream.write(alphabet[random.nextInt(alphabet.length)]);
    }
    stream.flush();
    var passed = screen.toString(StandardCharsets.ISO_8859_1);
    assertThat(passed.replaceAll("\u001b\\[[0-9;]*m", ""))
        .doesNotContain("\u001b")
        .doesNotContain("\u00c2\u009b");
  }
}
