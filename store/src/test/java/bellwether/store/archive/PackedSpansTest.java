package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Packed spans say when at least one of what was added ran.
class PackedSpansTest {
  private static final long BASE = 1_700_000_000_000_000L;

  private static long[] packed(long... numbers) {
    var spans = new PackedSpans();
    for (int i = 0; i < numbers.length; i += 2) {
      spans.add(numbers[i], numbers[i + 1]);
    }
    return PackedSpans.unpacked(spans.bytes());
  }

  @Test
  void noneAreNoBytes() {
    assertThat(packed()).isEmpty();
  }

  @Test
  void onesThatTouchAreOne() {
    assertThat(packed(BASE, BASE + 5, BASE + 5, BASE + 9, BASE + 10, BASE + 10))
        .containsExactly(BASE, BASE + 9, BASE + 10, BASE + 10);
  }

  @Test
  void anEndBeforeTheStartIsTheStart() {
    assertThat(packed(BASE, BASE - 7)).containsExactly(BASE, BASE);
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    assertThatThrownBy(() -> PackedSpans.unpacked(new byte[] {1, (byte) 0x80}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("end too early");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /// Against a ruler on which each moment is marked.
  @ParameterizedTest
  @MethodSource("seeds")
  void theyAreTheUnionOfAll(long seed) {
    var random = new Random(seed);
    var ruler = new BitSet();
    var starts = random.ints(random.nextInt(60), 0, 2_000).sorted().toArray();
    var spans = new PackedSpans();
    for (int start : starts) {
      int end = start + random.nextInt(100);
      ruler.set(2 * start, 2 * end + 1);
      spans.add(BASE + start, BASE + end);
    }
    var found = PackedSpans.unpacked(spans.bytes());
    var marked = new BitSet();
    for (int i = 0; i < found.length; i += 2) {
      marked.set((int) (2 * (found[i] - BASE)), (int) (2 * (found[i + 1] - BASE)) + 1);
    }
    assertThat(marked).isEqualTo(ruler);
  }
}
