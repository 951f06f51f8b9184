package bellwether.collect;

import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.TextCache;
import bellwether.collect.internal.records.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// Reads the files that the collector writes. Not thread-safe: one reader knows the texts that it
/// met before.
public final class RecordFiles {
  private final TextCache words = new TextCache(false);

  /// Reads the processes of one file; none where there is no file.
  ///
  /// @param file named after the host: `….HOST.records`
  /// @param tags which all of them have besides their own
  /// @return whether all of them have ended, as far as anybody knows
  public boolean read(Path file, Map<String, String> tags, ProcessSink sink, SkippedLines skipped)
      throws IOException {
    var position = new ReadPosition(String.valueOf(file.getFileName()), host(file), skipped);
    var reader = new RecordReader(words, (process, place, line) -> sink.accept(process), tags);
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in, position);
    } catch (NoSuchFileException absent) {
      return true;
    }
  }

  /// Host names may have dots: what the prefix ends with tells where they begin.
  private static String host(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.substring(
        name.lastIndexOf('@') + 1, name.length() - Collector.FILE_ENDING.length());
  }
}
