package bellwether.collect.internal.papiex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static List<String> lines(String text) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<String> read = new ArrayList<>();
    while (lines.next()) {
      read.add(
          TextDecoder.fresh(lines.bytes(), lines.from(), lines.to())
              + (lines.whole() ? "" : "<cut>"));
      assertThat(lines.number()).isEqualTo(read.size());
    }
    return read;
  }

  @Test
  void linesComeAsTheyStand() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("a\n\nb\r\nc")).containsExactly("a", "", "b", "c<cut>");
    assertThat(lines("\n")).containsExactly("");
  }

  @Test
  void linesOfAnyLengthAreJoinedAcrossReads() throws IOException {
    Random random = new Random(5);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      expected.add("x".repeat(random.nextInt(i < 3 ? 400_000 : 3000)));
    }
    assertThat(lines(String.join("\n", expected) + "\n")).isEqualTo(expected);
  }

  @Test
  void lineBeyondTheBoundIsDroppedAndTheNextOnesKept() throws IOException {
    byte[] bytes = new byte[3 * Lines.LONGEST];
    Arrays.fill(bytes, (byte) 'x');
    bytes[bytes.length - 3] = '\n';
    bytes[bytes.length - 1] = '\n';
    Lines lines = new Lines(new ByteArrayInputStream(bytes));

    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLong()).isTrue();
    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLong()).isFalse();
    assertThat(lines.to() - lines.from()).isEqualTo(1);
    assertThat(lines.next()).isFalse();
  }
}
