package bellwether.store.archive;

import bellwether.model.Bytes;
import bellwether.model.Clock;
import bellwether.store.Warnings;

/// How the archive is written.
///
/// @param memory what DuckDB may use for one job at a time; beyond that it spills to disk
/// @param threads how many work on the writing of one job
/// @param clock tells when a job was imported
/// @param warnings takes notices for the user
public record ArchiveOptions(Bytes memory, int threads, Clock clock, Warnings warnings) {
  private static final long USUAL_MEBI = 160;

  /// 160 MiB, one thread, the machine's clock, warnings to nobody.
  public static ArchiveOptions standard() {
    return new ArchiveOptions(Bytes.ofMebi(USUAL_MEBI), 1, Clock.system(), sentence -> {});
  }

  /// The same with another number of threads.
  public ArchiveOptions withThreads(int other) {
    return new ArchiveOptions(memory, other, clock, warnings);
  }

  /// The same with another limit of memory.
  public ArchiveOptions withMemory(Bytes other) {
    return new ArchiveOptions(other, threads, clock, warnings);
  }

  /// The same with another taker of warnings.
  public ArchiveOptions withWarnings(Warnings other) {
    return new ArchiveOptions(memory, threads, clock, other);
  }
}
