package bellwether.collect.internal;

import bellwether.collect.ImportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Stops an archive that grows too large.
final class LimitedStream extends FilterInputStream {
  /// Names, owners and their extensions: a few hundred bytes in honest archives.
  private static final long SMALL = 1 << 20;

  private final String archive;
  private final long largest;
  private long read;
  private long allowed;

  LimitedStream(InputStream in, long largest, String archive) {
    super(in);
    this.largest = largest;
    this.allowed = largest;
    this.archive = archive;
  }

  /// From here on only little may be read.
  void allowSmall() {
    allowed = Math.min(largest, read + SMALL);
  }

  void allowAll() {
    allowed = largest;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = super.read(bytes, from, length);
    count(Math.max(got, 0));
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) {
    read += bytes;
    if (read > allowed) {
      throw new ImportException(
          allowed < largest
              ? archive
                  + ": the archive is refused: the description of a member is larger than 1 MiB."
              : archive
                  + ": the archive is refused: unpacked it is larger than "
                  + largest
                  + " bytes, the limit for an archive of this size; if you trust it, raise the limits.");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
