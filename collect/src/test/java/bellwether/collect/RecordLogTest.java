package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.internal.records.RecordBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {
  private static final Owner FIRST = new Owner(7, 0, 1);
  private static final Owner SECOND = new Owner(7, 1, 1);

  @TempDir Path folder;

  private List<String> names(RecordLog log, Owner owner) throws IOException {
    var names = new ArrayList<String>();
    var unused =
        log.read(
            owner, Map.of(), process -> names.add(process.exename()), (file, line, reason) -> {});
    return names;
  }

  private RecordLog log(byte[]... parts) throws IOException {
    var file = folder.resolve("1@host.records");
    for (var part : parts) {
      Files.write(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return new RecordLog(file, "host");
  }

  @Test
  void eachOwnerHasItsOwnProcesses() throws IOException {
    try (var log =
        log(
            RecordBytes.of(FIRST).image(1, "a").bytes(),
            RecordBytes.of(SECOND).process(2, "b").bytes(),
            RecordBytes.of(FIRST).end(1, 0).process(3, "c").bytes())) {
      log.catchUp();
      assertThat(names(log, FIRST)).containsExactlyInAnyOrder("a", "c");
      assertThat(names(log, SECOND)).containsExactly("b");
      assertThat(names(log, Owner.NONE)).isEmpty();
    }
  }

  @Test
  void aRecordWhoseEndIsNotThereYetIsReadLater() throws IOException {
    var whole = RecordBytes.of(FIRST).process(1, "a").bytes();
    try (var log = log(java.util.Arrays.copyOf(whole, whole.length - 5))) {
      log.catchUp();
      log(java.util.Arrays.copyOfRange(whole, whole.length - 5, whole.length));
      log.catchUp();
      assertThat(names(log, FIRST)).containsExactly("a");
      assertThat(log.damaged()).isZero();
    }
  }

  @Test
  void whatIsCutCostsItselfAlone() throws IOException {
    var whole = RecordBytes.of(FIRST).process(1, "a").bytes();
    try (var log =
        log(
            java.util.Arrays.copyOf(whole, whole.length - 5),
            RecordBytes.of(SECOND).process(2, "b").bytes())) {
      log.catchUp();
      assertThat(names(log, SECOND)).containsExactly("b");
      assertThat(log.damaged()).isPositive();
    }
  }

  @Test
  void aChildThatRunsLateIsTheSameProcess() throws IOException {
    var bytes = RecordBytes.of(FIRST).lateFork(5, 9).process(5, "a").bytes();
    try (var log = log(bytes)) {
      log.catchUp();
      assertThat(names(log, FIRST)).containsExactly("a");
    }
  }

  @Test
  void aFileThatIsNotThereHasRecordedNothing() throws IOException {
    try (var log = new RecordLog(folder.resolve("absent.records"), "host")) {
      log.catchUp();
      assertThat(log.owners()).isEmpty();
      assertThat(log.read(FIRST, Map.of(), process -> {}, (file, line, reason) -> {})).isTrue();
    }
  }
}
