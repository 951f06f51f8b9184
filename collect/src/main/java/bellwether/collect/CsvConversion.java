package bellwether.collect;

import bellwether.collect.internal.papiex.ConvertedRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns the CSV file (version 1) in a job's archive into a TSV file with a header file (version
/// 2), byte for byte as EPMT's `convert` does.
public final class CsvConversion {
  private static final String CSV = ".csv";

  private CsvConversion() {}

  /// Writes the converted archive; `target` may be `source`.
  ///
  /// @throws ImportException when the archive does not have exactly one CSV file, or that file is
  ///   damaged; then nothing is written
  public static void convert(Path source, Path target) throws IOException {
    JobArchive.change(
        source,
        target,
        (folder, names) -> {
          String csv = only(source, names);
          String host = csv.split("-", 2)[0];
          List<String> converted = new ArrayList<>(names);
          converted.removeIf(name -> name.endsWith(CSV));
          String header = host + "-papiex-header.tsv";
          if (converted.contains(header)) {
            throw isConverted(source);
          }
          String rows = host + "-papiex.tsv";
          write(folder.resolve(csv), folder.resolve(rows), folder.resolve(header));
          converted.addAll(List.of(header, rows));
          return converted;
        });
  }

  private static String only(Path source, List<String> names) {
    List<String> files =
        names.stream().filter(name -> name.endsWith(CSV) && !name.contains("/")).toList();
    if (files.isEmpty() && names.stream().anyMatch(name -> name.endsWith("-papiex.tsv"))) {
      throw isConverted(source);
    }
    if (files.size() != 1) {
      throw new ImportException(
          "%s: expected one CSV file in the archive, but found %d; nothing was written"
              .formatted(source, files.size()));
    }
    return files.getFirst();
  }

  private static ImportException isConverted(Path source) {
    return new ImportException(
        source + ": it already has the files of version 2 (TSV); nothing was written");
  }

  /// Bytes go through as they are: no text is decoded.
  private static void write(Path csv, Path rows, Path header) throws IOException {
    try (var in = Files.newBufferedReader(csv, StandardCharsets.ISO_8859_1);
        var out = Files.newBufferedWriter(rows, StandardCharsets.ISO_8859_1)) {
      String first = in.readLine();
      ConvertedRows converted =
          new ConvertedRows(csv.getFileName() + "", first == null ? "" : first);
      Files.writeString(header, converted.header());
      converted.write(in, out);
    }
  }
}
