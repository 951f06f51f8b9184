package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.manager.Workflow;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.KnownJobs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to run, before anything of it does.
///
/// @param name for messages: the job file as the user named it
/// @param source the job file's absolute path, or the command
/// @param workflow what makes it this workflow: name and arguments that the file says, or else the
///   same jobs from a file of the same name, wherever it lies
/// @param header what the file says of the workflow, so that a start goes on with what earlier ones
///   left; null: nothing
/// @param notes what else the file says of the workflow
record RunInput(
    String name,
    String source,
    List<Request> requests,
    Workflow workflow,
    JobFile.@Nullable Header header,
    JobFile.Notes notes) {
  /// Whether the file says the workflow's name.
  boolean isNamed() {
    return header != null;
  }

  /// Whether jobs may be added while it runs.
  boolean isOpen() {
    return header != null && header.open();
  }

  /// Whether the source says where the jobs are from, so that an earlier run of it is one of them.
  boolean isLasting() {
    return !source.equals(JobFiles.Location.STANDARD_INPUT);
  }

  /// All jobs of all requests.
  List<JobDescription> jobs() {
    return workflow.jobs();
  }

  private static List<JobDescription> jobs(List<Request> requests) {
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
  static RunInput read(RunArguments asked, Console console, Clock clock) {
    if (asked.isCommand()) {
      var work =
          new SimpleWork(
              asked.words,
              asked.array,
              asked.eachLine,
              asked.cores,
              asked.maxAttempts,
              new SimpleWork.Streams(asked.stdout, asked.stderr, asked.append));
      var job = work.job();
      return new RunInput(
          job.name(),
          String.join(" ", asked.words),
          List.of(new Request.Submit(List.of(job))),
          Workflow.of(job.name(), List.of(job)),
          null,
          JobFile.Notes.NONE);
    }
    return ofFile(asked.words.getFirst(), console, clock);
  }

  /// The jobs of a file, or with `-` of standard input.
  static RunInput ofFile(String file, Console console, Clock clock) {
    var at = JobFiles.Location.of(file);
    var read = JobFiles.read(at.text(console), at, KnownJobs.NONE, clock);
    return of(at.name(), at.source(), read);
  }

  private static RunInput of(String name, String source, JobFile file) {
    var requests = submitsFirst(file.requests());
    var jobs = jobs(requests);
    var header = file.workflow();
    return new RunInput(
        name,
        source,
        requests,
        header == null ? Workflow.of(fileName(name, source), jobs) : workflow(header, jobs),
        header,
        file.notes());
  }

  private static String fileName(String name, String source) {
    var file = source.startsWith("/") ? Path.of(source).getFileName() : null;
    return file == null ? name : file.toString();
  }

  private static Workflow workflow(JobFile.Header header, List<JobDescription> jobs) {
    var arguments = header.arguments();
    return arguments == null
        ? Workflow.anonymous(header.name(), jobs)
        : new Workflow(header.name(), arguments, jobs);
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
}
