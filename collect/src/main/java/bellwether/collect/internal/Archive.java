package bellwether.collect.internal;

import bellwether.collect.ArchiveLimits;
import bellwether.collect.ImportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/// A tar archive, packed with gzip or not, read as a stream and never unpacked onto the disk.
public record Archive(Path path, ArchiveLimits limits) implements Source {
  private static final int BLOCK = 1 << 16;

  /// The description of a tar archive's first member.
  private static final int HEAD = 512;

  /// Takes the files of an archive.
  @FunctionalInterface
  public interface Reader {
    /// Takes a file; its content is to be read before the next one.
    void take(String name, InputStream content) throws IOException;
  }

  /// Shows each file of an archive, within the standard limits.
  public static void each(Path path, Reader reader) {
    new Archive(path, ArchiveLimits.standard())
        .each(member -> {
          reader.take(member.name(), member.open());
          return true;
        });
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public void each(Taker taker) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BLOCK);
        LimitedStream unpacked = new LimitedStream(unzipped(file), largest(), path.toString());
        TarArchiveInputStream tar =
            new TarArchiveInputStream(unpacked, StandardCharsets.UTF_8.name())) {
      each(taker, tar, unpacked);
    } catch (IOException failed) {
      throw new ImportException(
          path
              + ": the archive cannot be read to its end: "
              + failed.getMessage()
              + ": was it copied completely?",
          failed);
    }
  }

  private void each(Taker taker, TarArchiveInputStream tar, LimitedStream unpacked)
      throws IOException {
    for (TarArchiveEntry entry = next(tar, unpacked); entry != null; entry = next(tar, unpacked)) {
      if (!entry.isDirectory()) {
        check(entry);
        if (!taker.take(new Entry(plain(entry.getName()), tar))) {
          return;
        }
      }
    }
  }

  private InputStream unzipped(InputStream file) throws IOException {
    byte[] head = head(file);
    boolean isZipped = head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    InputStream plain =
        isZipped ? new BufferedInputStream(new GZIPInputStream(file, BLOCK), BLOCK) : file;
    byte[] first = head(plain);
    if (!isTar(first)) {
      throw new ImportException(
          path
              + ": expected a tar archive, packed with gzip or not, found "
              + FoundBytes.description(first, first.length)
              + (isZipped ? " in gzip" : "")
              + ": was the file copied completely, and is its name right?");
    }
    return plain;
  }

  private static boolean isTar(byte[] first) {
    return TarArchiveInputStream.matches(first, first.length)
        || first.length == HEAD && hasCheckSum(first);
  }

  /// Old tar archives have no magic number, but a sum over the description of a member.
  private static boolean hasCheckSum(byte[] first) {
    try {
      return TarUtils.verifyCheckSum(first);
    } catch (IllegalArgumentException notOctal) {
      return false;
    }
  }

  private static byte[] head(InputStream file) throws IOException {
    file.mark(HEAD);
    byte[] head = file.readNBytes(HEAD);
    file.reset();
    return head;
  }

  private long largest() throws IOException {
    long packed = Files.size(path);
    long ratio = limits.ratio();
    return packed > limits.unpacked().count() / ratio ? limits.unpacked().count() : packed * ratio;
  }

  /// The next entry; what is left of the last one is read before, so that only names and other
  /// small things remain, which may not be large.
  private @Nullable TarArchiveEntry next(TarArchiveInputStream tar, LimitedStream unpacked)
      throws IOException {
    if (tar.getCurrentEntry() != null) {
      tar.transferTo(OutputStream.nullOutputStream());
    }
    unpacked.allowSmall();
    try {
      return tar.getNextEntry();
    } catch (IllegalArgumentException | ArithmeticException | NullPointerException damaged) {
      throw new IOException("damaged entry: " + damaged.getMessage(), damaged);
    } finally {
      unpacked.allowAll();
    }
  }

  private void check(TarArchiveEntry entry) {
    String name = entry.getName();
    if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
      throw refuse(name, "leaves the folder");
    }
    if (entry.isLink() || entry.isSymbolicLink()) {
      throw refuse(name, "is a link");
    }
    if (entry.isSparse() || !entry.isFile()) {
      throw refuse(name, "is no plain file");
    }
  }

  private ImportException refuse(String member, String why) {
    return new ImportException(
        path
            + ": the archive is refused, because its member '"
            + Excerpt.of(member)
            + "' "
            + why
            + "; a job's archive holds plain files in one folder.");
  }

  /// A member's name without `./`, `//` and `/./`.
  private static String plain(String name) {
    return Stream.of(name.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .collect(Collectors.joining("/"));
  }

  private record Entry(String name, InputStream open) implements Member {}
}
