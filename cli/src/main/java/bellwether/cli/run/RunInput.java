package bellwether.cli.run;

import bellwether.cli.CommandException;
import bellwether.cli.Console;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is to run, before anything of it does.
///
/// @param name of the workflow
/// @param source the job file's absolute path, or the command
record RunInput(String name, String source, List<Request> requests) {

  /// All jobs of all requests.
  List<JobDescription> jobs() {
    return requests.stream()
        .filter(Request.Submit.class::isInstance)
        .flatMap(request -> ((Request.Submit) request).jobs().stream())
        .toList();
  }

  /// Reads what the command line names.
  ///
  /// @throws CommandException when it is wrong; the message tells all that is
  static RunInput read(RunArguments said, Console console, Clock clock) {
    if (said.isCommand()) {
      var work =
          new SimpleWork(said.words, said.array, said.eachLine, said.cores, said.maxAttempts);
      var job = work.job();
      return new RunInput(
          job.name(), String.join(" ", said.words), List.of(new Request.Submit(List.of(job))));
    }
    var file = said.words.getFirst();
    return file.equals("-")
        ? of("standard input", "-", text(console, "-"), clock)
        : of(
            file,
            Path.of(file).toAbsolutePath().normalize().toString(),
            text(console, file),
            clock);
  }

  private static RunInput of(String name, String source, String text, Clock clock) {
    return new RunInput(name, source, JobFiles.read(text, name, clock));
  }

  private static String text(Console console, String file) {
    try {
      var bytes =
          file.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file));
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw CommandException.wrongInput(
          "%s: expected a job file in UTF-8, but found other bytes".formatted(file));
    } catch (IOException e) {
      throw CommandException.wrongInput(
          "%s: expected a readable job file, but %s".formatted(file, Reasons.of(e)));
    }
  }
}
