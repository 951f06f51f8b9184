package bellwether.cli.api;

import bellwether.query.measured.Frame;
import bellwether.query.measured.LargeFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table that is answered as a Parquet file, since the program that asks can read those faster.
final class ParquetAnswer {
  private ParquetAnswer() {}

  /// Writes the table into a new file; the answer names it.
  static Map<String, String> of(@Nullable Object table, Path file) {
    if (Files.exists(file)) {
      throw Requests.wrong("parquet", "the name of a new file", file.toString());
    }
    switch (table) {
      case LargeFrame frame -> frame.parquet(file);
      case Frame frame -> frame.parquet(file);
      case null, default ->
          throw Requests.wrong(
              "parquet", "a method that answers with a table", "one that does not");
    }
    return Map.of("parquet", file.toString());
  }
}
