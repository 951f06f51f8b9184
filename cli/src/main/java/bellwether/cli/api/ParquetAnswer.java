package bellwether.cli.api;

import bellwether.cli.CommandException;
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
      throw CommandException.wrongInput(
          "The file %s exists already; name another one as parquet".formatted(file));
    }
    switch (table) {
      case LargeFrame frame -> frame.parquet(file);
      case Frame frame -> frame.parquet(file);
      case null, default ->
          throw CommandException.wrongInput(
              "Only a table can be written as Parquet, and this method does not answer with one");
    }
    return Map.of("parquet", file.toString());
  }
}
