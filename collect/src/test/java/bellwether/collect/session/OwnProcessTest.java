package bellwether.collect.session;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Collector;
import bellwether.launch.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {
  @TempDir Path folder;

  private Path records() throws IOException {
    var file = folder.resolve(Machine.hostNameHere() + Collector.FILE_ENDING);
    return Files.exists(file) ? file : Files.writeString(file, "before");
  }

  private void leaveOut(String preloaded) throws IOException {
    OwnProcess.leaveOut(Map.of("PAPIEX_OUTPUT", folder + "/", "LD_PRELOAD", preloaded));
  }

  @Test
  void isLeftOutByARecordAtTheEndOfTheFile() throws IOException {
    records();
    leaveOut("/lib/" + Collector.LIBRARY + ":/lib/other.so");
    var bytes = Files.readAllBytes(records());
    var record = ByteBuffer.wrap(bytes, 6, bytes.length - 6).slice().order(ByteOrder.nativeOrder());
    assertThat(record.remaining()).isEqualTo(record.getInt(4)).isEqualTo(56);
    assertThat(record.getShort(12)).isEqualTo((short) 6);
    assertThat(record.getInt(16)).isEqualTo((int) ProcessHandle.current().pid());
    int sum = 0x811c9dc5;
    for (int at = 12; at < 56; at++) {
      sum = (sum ^ Byte.toUnsignedInt(record.get(at))) * 0x01000193;
    }
    assertThat(record.getInt(8)).isEqualTo(sum);
  }

  @Test
  void isNotMentionedWhereItIsNotMeasured() throws IOException {
    records();
    leaveOut("/lib/other.so");
    assertThat(records()).hasContent("before");
    Files.delete(records());
    leaveOut(Collector.LIBRARY);
    assertThat(folder).isEmptyDirectory();
  }
}
