package bellwether.store.archive.internal.imports;

import bellwether.collect.ProcessRecord;
import java.util.HexFormat;

/// Tells a job's content from another's, in whatever order its processes come and in whatever
/// format: of each process who it was, where, when, and how it ended. Sums of two mixed numbers.
public final class ContentHash {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  private long first;
  private long second;
  private long count;

  public void add(ProcessRecord process, long cpuTime) {
    long hash = mix(process.pid(), process.parentPid());
    hash = mix(hash, process.start());
    hash = mix(hash, process.end());
    hash = mix(hash, cpuTime);
    hash = mix(hash, process.exitCode() * 31 + process.threadCount());
    hash = mix(hash, process.host().hashCode() * 31L + process.exename().hashCode());
    first += hash;
    second += mix(hash, OTHER);
    count++;
  }

  private static long mix(long before, long value) {
    long mixed = (before ^ value) * ODD;
    mixed = (mixed ^ (mixed >>> 32)) * OTHER;
    return mixed ^ (mixed >>> 29);
  }

  String text() {
    var hex = HexFormat.of();
    return "%s%s-%d".formatted(hex.toHexDigits(first), hex.toHexDigits(second), count);
  }
}
