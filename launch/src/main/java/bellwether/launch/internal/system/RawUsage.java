package bellwether.launch.internal.system;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.model.Bytes;
import bellwether.model.Usage;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The system's `struct rusage`, on 64-bit Linux.
public record RawUsage(MemorySegment memory) {

  /// That of a process about which nothing is known.
  public static Usage unknown() {
    return new Usage(Duration.ZERO, Duration.ZERO, null, 0, 0, 0, 0, 0, 0);
  }

  /// The largest resident set of any of the processes.
  public Bytes peak() {
    return new Bytes(count(32) * 1024);
  }

  /// As a value.
  ///
  /// @param peak null where [#peak] says nothing about the process
  public Usage usage(@Nullable Bytes peak) {
    return new Usage(
        duration(0),
        duration(16),
        peak,
        count(64),
        count(72),
        count(88),
        count(96),
        count(128),
        count(136));
  }

  private Duration duration(long offset) {
    return Duration.ofSeconds(count(offset), count(offset + 8) * 1000);
  }

  private long count(long offset) {
    return memory.get(JAVA_LONG, offset);
  }
}
