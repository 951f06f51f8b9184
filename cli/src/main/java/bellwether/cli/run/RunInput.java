package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.manager.Workflow;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is to run, before anything of it does.
///
/// @param name for messages: the job file as the user named it
/// @param source the job file's absolute path, or the command
record RunInput(String name, String source, List<Request> requests) {
  private static final String STANDARD_INPUT = "-";

  /// What makes its workflow this one: the same jobs from a file of the same name, wherever it
  /// lies.
  Workflow workflow() {
    var file = source.startsWith("/") ? Path.of(source).getFileName() : null;
    var workflow = file == null ? name : file.toString();
    return Workflow.of(workflow, jobs());
  }

  /// Whether the source says where the jobs are from, so that an earlier run of it is one of them.
  boolean isLasting() {
    return !source.equals(STANDARD_INPUT);
  }

  /// All jobs of all requests.
  List<JobDescription> jobs() {
    return requests.stream()
        .filter(Request.Submit.class::isInstance)
        .flatMap(request -> ((Request.Submit) request).jobs().stream())
        .toList();
  }

  /// How many members all jobs have together.
  long members() {
    return jobs().stream().mapToLong(JobDescription::count).sum();
  }

  /// Reads what the command line names.
  ///
  /// @throws CommandException when it is wrong; the message tells all that is
  static RunInput read(RunArguments said, Console console, Clock clock) {
    if (said.isCommand()) {
      var work =
          new SimpleWork(
              said.words,
              said.array,
              said.eachLine,
              said.cores,
              said.maxAttempts,
              new SimpleWork.Streams(said.stdout, said.stderr, said.append));
      var job = work.job();
      return new RunInput(
          job.name(), String.join(" ", said.words), List.of(new Request.Submit(List.of(job))));
    }
    return ofFile(said.words.getFirst(), console, clock);
  }

  /// The jobs of a file, or with `-` of standard input.
  static RunInput ofFile(String file, Console console, Clock clock) {
    return file.equals(STANDARD_INPUT)
        ? of("standard input", STANDARD_INPUT, text(console, STANDARD_INPUT), clock)
        : of(
            file,
            Path.of(file).toAbsolutePath().normalize().toString(),
            text(console, file),
            clock);
  }

  private static RunInput of(String name, String source, String text, Clock clock) {
    return new RunInput(name, source, submitsFirst(JobFiles.read(text, name, clock)));
  }

  /// One submit of all jobs, then the other requests. So a job may come after one of a later
  /// submit, and a manager that dies has either remembered all jobs or started none. What stands
  /// after a `finish` is not carried out.
  private static List<Request> submitsFirst(List<Request> requests) {
    var jobs = new ArrayList<JobDescription>();
    var others = new ArrayList<Request>();
    for (var request : requests) {
      switch (request) {
        case Request.Submit(var submitted) -> jobs.addAll(submitted);
        default -> others.add(request);
      }
      if (request instanceof Request.Finish) {
        break;
      }
    }
    if (!jobs.isEmpty()) {
      others.addFirst(new Request.Submit(jobs));
    }
    return List.copyOf(others);
  }

  private static String text(Console console, String file) {
    try {
      var bytes =
          file.equals(STANDARD_INPUT)
              ? console.in().readAllBytes()
              : Files.readAllBytes(Path.of(file));
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
