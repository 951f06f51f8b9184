package bellwether.cli.api;

import bellwether.command.CommandException;
import bellwether.command.output.FileTarget;
import bellwether.query.table.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table that is answered as a Parquet file, since the program that asks can read those faster.
final class ParquetAnswer {
  private ParquetAnswer() {}

  /// Writes the table into the file; the answer names it.
  static Map<String, String> of(@Nullable Object answer, FileTarget target) {
    switch (answer) {
      case Table table -> target.write(table::parquet);
      case null, default ->
          throw CommandException.wrongInput(
              "Only a table can be written as Parquet, and this method does not answer with one");
    }
    return Map.of("parquet", target.file().toString());
  }
}
