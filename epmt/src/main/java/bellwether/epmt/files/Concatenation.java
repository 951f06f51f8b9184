package bellwether.epmt.files;

import bellwether.command.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `epmt concat`: makes one of the CSV files that papiex wrote for each process: comments, the
/// header that all of them have, then all lines, in the order of the files' names.
///
/// @param stops whether the first bad file ends it; else it is left out
/// @param errors where bad files go, as NAME.error; null: they stay
public record Concatenation(boolean stops, @Nullable Path errors) {
  private static final Pattern DELIMITER = Pattern.compile("(?<!\\\\),");
  private static final Pattern HOST = Pattern.compile("^(.*?)-(?:papiex.*)$");

  /// A file's parts.
  private record Parts(List<String> comments, String header, List<String> lines) {}

  /// A file that is no part of it, and why.
  private static final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    BadFileException(Path file, String reason) {
      super("File: " + file + ", " + reason);
    }
  }

  /// The files that words mean: those of a folder, or files.
  public static List<Path> files(List<String> arguments) {
    if (arguments.size() == 1 && !arguments.getFirst().endsWith(".csv")) {
      return inFolder(arguments.getFirst());
    }
    var files = arguments.stream().map(Path::of).sorted().toList();
    for (var file : files) {
      if (!Files.isRegularFile(file)) {
        throw CommandException.notFound(file + " does not exist or is not a file");
      }
    }
    return files;
  }

  private static List<Path> inFolder(String folder) {
    if (!Files.isDirectory(Path.of(folder))) {
      throw CommandException.notFound(folder + " does not exist or is not a directory");
    }
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      var files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      if (files.isEmpty()) {
        throw CommandException.notFound("There is no CSV file in " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The name that EPMT gives the result, by the first file.
  public static Path output(Path first) {
    var name = HOST.matcher(first.getFileName().toString());
    var host = name.matches() ? name.group(1) : "unknown";
    var folder = first.toAbsolutePath().normalize().getParent();
    return Path.of(
        "%s-collated-papiex-%s-0.csv"
            .formatted(host, folder == null ? "" : String.valueOf(folder.getFileName())));
  }

  /// Writes the result; returns what was wrong with files that were left out.
  ///
  /// @throws CommandException when nothing was written
  public List<String> write(List<Path> files, Path output) {
    if (Files.exists(output)
        || files.stream().anyMatch(file -> file.toString().contains("collated"))) {
      throw CommandException.notFound(
          "Expected files of single processes and no %s, but there is one already"
              .formatted(output));
    }
    var problems = new ArrayList<String>();
    var good = new ArrayList<Parts>();
    for (var file : files) {
      try {
        good.add(parts(file, good.isEmpty() ? null : good.getFirst().header));
      } catch (BadFileException e) {
        problems.add(leftOut(file, e));
      }
    }
    if (good.isEmpty()) {
      throw CommandException.notFound("No file is good: " + String.join("; ", problems));
    }
    join(good, output);
    return problems;
  }

  private String leftOut(Path file, BadFileException problem) {
    if (stops) {
      throw CommandException.notFound(String.valueOf(problem.getMessage()));
    }
    try {
      if (errors != null) {
        Files.move(file, errors.resolve(file.getFileName() + ".error"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.valueOf(problem.getMessage());
  }

  private static Parts parts(Path file, @Nullable String header) throws BadFileException {
    var comments = new ArrayList<String>();
    var lines = new ArrayList<String>();
    for (var line : lines(file)) {
      (line.startsWith("#") ? comments : lines).add(line);
    }
    if (lines.isEmpty()) {
      throw new BadFileException(file, "it has no header");
    }
    var own = lines.removeFirst();
    if (header != null && !header.equals(own)) {
      throw new BadFileException(file, "its header is not that of the files before");
    }
    requireDelimiters(file, own, lines);
    return new Parts(comments, own, lines);
  }

  private static void requireDelimiters(Path file, String header, List<String> lines)
      throws BadFileException {
    long expected = delimiters(header);
    for (var line : lines) {
      if (delimiters(line) != expected) {
        throw new BadFileException(
            file,
            "Header: %d delimiters, but this row has %d delimiters"
                .formatted(expected, delimiters(line)));
      }
    }
  }

  private static long delimiters(String line) {
    return DELIMITER.matcher(line).results().count();
  }

  /// As they are, whatever their encoding.
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void join(List<Parts> parts, Path output) {
    var all = new ArrayList<String>();
    parts.forEach(part -> all.addAll(part.comments));
    all.add(parts.getFirst().header);
    parts.forEach(part -> all.addAll(part.lines));
    try {
      var temporary = output.resolveSibling(output.getFileName() + ".new");
      Files.writeString(temporary, String.join("\n", all) + "\n", StandardCharsets.ISO_8859_1);
      Files.move(temporary, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
