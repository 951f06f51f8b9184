package bellwether.collect.sampler;

/// The CPU time of the present thread.
final class ThreadTime {
  private ThreadTime() {}

  /// In nanoseconds; where the kernel does not count it, the time that passes, which is no shorter.
  static long nanos() {
    var counted = ProcFile.of("/proc/thread-self/schedstat");
    return counted.isEmpty() ? System.nanoTime() : Long.parseLong(counted.text().split(" ")[0]);
  }
}
