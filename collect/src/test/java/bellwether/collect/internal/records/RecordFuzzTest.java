package bellwether.collect.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.TextCache;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Spoilt record files: what is spoilt is lost and reported, what stands before and after it is
/// read, and nothing else happens.
class RecordFuzzTest {
  private static final int BEFORE = 40;
  private static final int AFTER = 40;
  private final List<String> reasons = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private List<ProcessRecord> read(byte[] bytes) {
    List<ProcessRecord> rows = new ArrayList<>();
    var position = new ReadPosition("file", "host", (file, line, reason) -> reasons.add(reason));
    try {
      var reader =
          new RecordReader(new TextCache(false), (row, place, line) -> rows.add(row), Map.of());
      var unused = reader.read(new ByteArrayInputStream(bytes), position);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return rows;
  }

  private static byte[] processes(int first, int count) {
    var file = new RecordBytes();
    IntStream.range(first, first + count).forEach(pid -> file.process(pid, "p" + pid));
    return file.bytes();
  }

  private static byte[] joined(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (var part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /// Flips bits, inserts bytes, or cuts some out; what the magic number is made of, too.
  private static byte[] spoilt(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(400));
    var inserted = new byte[random.nextInt(300)];
    random.nextBytes(inserted);
    var start = Arrays.copyOf(bytes, from);
    var rest = Arrays.copyOfRange(bytes, to, bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> joined(start, rest);
      case 1 -> joined(start, inserted, Arrays.copyOfRange(bytes, from, bytes.length));
      case 2 -> joined(start, "BWR1".getBytes(StandardCharsets.UTF_8), inserted, rest);
      default -> {
        bytes[from] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
    };
  }

  private static List<String> names(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(pid -> "p" + pid).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatStandsBeforeAndAfterTheDamageIsRead(long seed) {
    var random = new Random(seed);
    var middle = processes(1000, 3);
    for (int i = 0; i <= random.nextInt(4); i++) {
      middle = spoilt(middle, random);
    }
    var rows = read(joined(processes(100, BEFORE), middle, processes(2000, AFTER)));
    assertThat(rows)
        .extracting(ProcessRecord::exename)
        .containsAll(names(100, BEFORE))
        .containsAll(names(2000, AFTER));
    assertThat(reasons).allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotContain("\n"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recordsWithAnyContentAreRead(long seed) {
    var random = new Random(seed);
    var file = new RecordBytes().process(100, "p100");
    for (int i = 0; i < 30; i++) {
      var content = new byte[random.nextInt(400)];
      random.nextBytes(content);
      file.any(random.nextInt(9), content);
    }
    var rows = read(file.process(2000, "p2000").bytes());
    assertThat(rows).extracting(ProcessRecord::exename).contains("p100", "p2000");
    assertThat(rows).allSatisfy(row -> assertThat(row.end()).isGreaterThanOrEqualTo(row.start()));
  }

  @Test
  void eachPlaceToCutTheLastRecordCostsItAlone() {
    var whole = processes(100, 2);
    var last = new RecordBytes().image(300, "p300").bytes();
    for (int size = 0; size < last.length; size++) {
      var rows = read(joined(whole, Arrays.copyOf(last, size)));
      assertThat(rows).extracting(ProcessRecord::exename).containsExactly("p100", "p101");
    }
    assertThat(reasons)
        .hasSize(last.length - 1)
        .allMatch(reason -> reason.contains("belong to none"));
  }

  @Test
  void aCutRecordInTheMiddleHidesNothing() {
    var cut = Arrays.copyOf(new RecordBytes().image(300, "p300").bytes(), 100);
    var rows = read(joined(processes(100, 1), cut, processes(101, 1)));
    assertThat(rows).extracting(ProcessRecord::exename).containsExactly("p100", "p101");
    assertThat(reasons).singleElement().asString().contains("found 100 bytes");
  }

  @Test
  void oneWhoTracesReapsOnlyItsOwnChildren() {
    int byTracer = 4;
    var file = new RecordBytes().image(100, "p100").reaped(100, 50, byTracer);
    var rows = read(file.reaped(200, 50, byTracer).reaped(300, 50, 0).bytes());
    assertThat(rows).extracting(ProcessRecord::pid).containsExactly(300L, 100L);
    assertThat(rows).extracting(ProcessRecord::exitCode).containsExactly(0L, ProcessRecord.ABSENT);
  }
}
