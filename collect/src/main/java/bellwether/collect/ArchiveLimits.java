package bellwether.collect;

import bellwether.model.Bytes;

/// How far an archive may grow when it is unpacked, before it is refused as hostile.
///
/// @param ratio bytes unpacked per byte of the archive's file
/// @param unpacked bytes unpacked altogether
public record ArchiveLimits(int ratio, Bytes unpacked) {
  private static final int RATIO = 200;
  private static final long UNPACKED_MEBI = 64 * 1024;

  /// Refuses limits under which nothing could be read.
  public ArchiveLimits {
    if (ratio < 1) {
      throw new IllegalArgumentException(
          "Expected an unpacking ratio of at least 1, found " + ratio);
    }
  }

  /// A ratio of 200 and 64 GiB.
  public static ArchiveLimits standard() {
    return new ArchiveLimits(RATIO, Bytes.ofMebi(UNPACKED_MEBI));
  }
}
