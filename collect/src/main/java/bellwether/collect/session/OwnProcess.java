package bellwether.collect.session;

import bellwether.collect.Collector;
import bellwether.collect.internal.records.RecordChecksum;
import bellwether.launch.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The process of a command that serves a measured job, such as `stop`, and is no part of it.
public final class OwnProcess {
  /// As in `record.h`, with the kind LEFT_OUT.
  private static final int MAGIC = 0x31525742;

  private static final short LEFT_OUT = 6;
  private static final int SIZE = 56;
  private static final int SUMMED = 12;

  private OwnProcess() {}

  /// Tells the reader of the record file to leave this process out, where the collector has been
  /// loaded into it.
  ///
  /// @param environment that this process was started with
  public static void leaveOut(Map<String, String> environment) {
    var output = environment.getOrDefault("PAPIEX_OUTPUT", "");
    var preloaded = environment.getOrDefault("LD_PRELOAD", "");
    var file = Path.of(output + Machine.hostNameHere() + Collector.FILE_ENDING);
    if (preloaded.contains(Collector.LIBRARY) && Files.exists(file)) {
      append(file);
    }
  }

  private static void append(Path file) {
    try {
      Files.write(file, record(), StandardOpenOption.APPEND);
    } catch (IOException wrong) {
      throw new SessionException(
          "Expected to add to the record file %s, but it cannot be written to: %s; unset LD_PRELOAD to go on without it"
              .formatted(file, wrong),
          wrong);
    }
  }

  private static byte[] record() {
    var now = Clock.systemUTC().instant();
    var record = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    record.putInt(MAGIC).putInt(SIZE).putInt(0);
    record.putShort(LEFT_OUT).putShort((short) 0);
    record.putInt((int) ProcessHandle.current().pid()).putInt(parent());
    record.putLong(nanos(now)).putLong(0);
    record.putInt(SUMMED - Integer.BYTES, RecordChecksum.of(record.array(), SUMMED, SIZE));
    return record.array();
  }

  private static int parent() {
    return ProcessHandle.current().parent().map(parent -> (int) parent.pid()).orElse(0);
  }

  private static long nanos(Instant now) {
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
