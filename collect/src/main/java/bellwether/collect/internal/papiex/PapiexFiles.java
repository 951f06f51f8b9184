package bellwether.collect.internal.papiex;

import bellwether.collect.SkippedLines;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.records.RecordReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes papiex's files, TSV of version 2, of a record file.
///
/// @param records the record file, named after its host
/// @param skipped is told of what in it is damaged
public record PapiexFiles(Path records, SkippedLines skipped) {

  /// Writes the processes and the header; returns the names of the two files.
  ///
  /// @param folder where they are written to
  public List<String> write(Path folder) throws IOException {
    var name = String.valueOf(records.getFileName());
    var host = FileName.of(name).host();
    var rows = host + "-papiex.tsv";
    var header = host + "-papiex-header.tsv";
    Files.writeString(folder.resolve(header), PapiexLine.header());
    try (var in = Files.newInputStream(records);
        var out = Files.newBufferedWriter(folder.resolve(rows))) {
      RecordReader.ofProcesses((process, _, _) -> append(out, PapiexLine.of(process)))
          .read(in, new ReadPosition(name, host, skipped));
    } catch (UncheckedIOException full) {
      throw full.getCause();
    }
    return List.of(header, rows);
  }

  private static void append(BufferedWriter out, String line) {
    try {
      out.write(line);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
