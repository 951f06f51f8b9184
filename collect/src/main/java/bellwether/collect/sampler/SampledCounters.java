package bellwether.collect.sampler;

import static bellwether.collect.ProcessRecord.ABSENT;

import java.util.Arrays;

/// What `/proc/PID/status`, `io` and `schedstat` count of a process.
///
/// @param peakMemory KiB
/// @param voluntarySwitches of its first thread
/// @param involuntarySwitches likewise
/// @param accounted rchar, wchar, syscr, syscw, read_bytes, write_bytes, cancelled_write_bytes;
///   then, of its first thread, nanoseconds on and waiting for a CPU, and time slices
@SuppressWarnings("ArrayRecordComponent") // never changed
record SampledCounters(
    long peakMemory, long voluntarySwitches, long involuntarySwitches, long[] accounted) {
  private static final String[] IO = {
    "rchar", "wchar", "syscr", "syscw", "read_bytes", "write_bytes", "cancelled_write_bytes"
  };
  private static final int READ_BYTES = 4;
  private static final int BLOCK = 512;
  static final SampledCounters NONE = new SampledCounters(ABSENT, ABSENT, ABSENT, unknown());

  private static long[] unknown() {
    var values = new long[IO.length + 3];
    Arrays.fill(values, ABSENT);
    return values;
  }

  /// The present ones of a process; those from before where it has just ended.
  static SampledCounters of(int pid, SampledCounters before) {
    var status = ProcFile.of(pid, "status").text();
    long peak = ProcFile.number(status, "VmHWM");
    if (peak == ABSENT) {
      return before;
    }
    return new SampledCounters(
        peak,
        ProcFile.number(status, "voluntary_ctxt_switches"),
        ProcFile.number(status, "nonvoluntary_ctxt_switches"),
        accounted(pid));
  }

  private static long[] accounted(int pid) {
    var values = unknown();
    var io = ProcFile.of(pid, "io").text();
    for (int i = 0; i < IO.length; i++) {
      values[i] = ProcFile.number(io, IO[i]);
    }
    var slices = ProcFile.of(pid, "schedstat").text().strip().split(" ");
    for (int i = 0; slices.length == 3 && i < 3; i++) {
      values[IO.length + i] = Long.parseLong(slices[i]);
    }
    return values;
  }

  /// Blocks that were read from a disk, as getrusage(2) counts them.
  long blocksRead() {
    return blocks(accounted[READ_BYTES]);
  }

  /// Blocks that were written, likewise.
  long blocksWritten() {
    return blocks(accounted[READ_BYTES + 1]);
  }

  private static long blocks(long bytes) {
    return bytes == ABSENT ? ABSENT : bytes / BLOCK;
  }
}
