package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Resources;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A job that stands on the command line: `bellwether run --array 1-1000 -- CMD ARG…`.
///
/// @param command program and arguments; `${it}` and `${itval}` in them stand for key and value,
///   and so do `%{it}` and `%{itval}`, which no shell touches; `$$` is the shell's
/// @param array `FIRST-LAST`, both included; null: none
/// @param eachLine a file of which each line is the value of one iteration; it becomes the last
///   argument unless `${itval}` says where it goes; null: none
record SimpleWork(
    List<String> command,
    @Nullable String array,
    @Nullable Path eachLine,
    int cores,
    int attempts,
    Streams streams) {
  private static final Pattern ARRAY = Pattern.compile("(-?\\d{1,9})-(-?\\d{1,9})");
  private static final Pattern UNTOUCHED = Pattern.compile("%\\{(it|itval)}");
  private static final Pattern VALUE = Pattern.compile("\\$(\\{itval}|itval\\b)");

  /// The job, named after its program.
  ///
  /// @throws CommandException when the array or the file is wrong
  JobDescription job() {
    var iterations = iterations();
    var words = new ArrayList<String>(command.size());
    command.forEach(word -> words.add(inJobFile(word)));
    if (eachLine != null && words.stream().noneMatch(word -> VALUE.matcher(word).find())) {
      words.add("${itval}");
    }
    return new JobDescription(
        name(),
        iterations,
        execution(words),
        Resources.cores(cores),
        List.of(),
        attempts,
        0,
        Map.of(),
        null);
  }

  /// Files of standard output and error; may hold variables.
  ///
  /// @param append whether all that is written is added to them
  record Streams(@Nullable String stdout, @Nullable String stderr, boolean append) {}

  /// A word as a job file would have it, where two dollars stand for one.
  private static String inJobFile(String word) {
    return UNTOUCHED.matcher(word.replace("$$", "$$$$")).replaceAll("\\${$1}");
  }

  private Execution execution(List<String> words) {
    var program = Execution.program(words.getFirst(), words.subList(1, words.size()));
    var writing =
        program.writing(
            streams.stdout() == null ? null : inJobFile(streams.stdout()),
            streams.stderr() == null ? null : inJobFile(streams.stderr()));
    return streams.append() ? writing.appending() : writing;
  }

  private String name() {
    var program = Path.of(command.getFirst()).getFileName();
    var name = program == null ? "job" : program.toString().replaceAll("[${}()'\"\\s:]", "_");
    return name.isEmpty() ? "job" : name;
  }

  private @Nullable Iterations iterations() {
    if (array != null) {
      return span(array);
    }
    return eachLine == null ? null : lines(eachLine);
  }

  private static Iterations span(String text) {
    var range = ARRAY.matcher(text);
    if (!range.matches()) {
      throw CommandException.wrongInput(
          "--array: expected FIRST-LAST such as 1-1000, but found '%s'".formatted(text));
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    if (last < first) {
      throw CommandException.wrongInput(
          "--array: expected a last index of at least %d, but found %d".formatted(first, last));
    }
    return new Iterations.Span(first, last + 1);
  }

  private static Iterations lines(Path file) {
    try {
      var lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        throw CommandException.wrongInput(
            "--each-line: expected at least one line, but %s is empty".formatted(file));
      }
      return new Iterations.Values(lines);
    } catch (MalformedInputException e) {
      throw CommandException.wrongInput(
          "--each-line: expected UTF-8 text, but %s is not".formatted(file));
    } catch (IOException e) {
      throw CommandException.wrongInput(
          "--each-line: expected a readable file, but %s is not: %s"
              .formatted(file, Reasons.of(e)));
    }
  }
}
