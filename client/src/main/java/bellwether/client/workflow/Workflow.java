package bellwether.client.workflow;

import bellwether.model.Clock;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.JobFileReader;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.Syntax;
import bellwether.model.json.JsonWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Jobs with a name and arguments. The same name, arguments and jobs are the same workflow, in
/// whatever order they are added, and a start goes on with what earlier ones left.
///
/// Without arguments each start is a workflow of its own. One thread at a time may use it.
public final class Workflow {
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final String name;
  private Fields header;

  private Workflow(String name) {
    this.name = name;
    this.header = Fields.NONE.with("name", name);
  }

  /// A workflow without jobs.
  public static Workflow named(String name) {
    return new Workflow(name);
  }

  /// Adds an argument, which tells this workflow from others of its name.
  public Workflow argument(String key, Object value) {
    header = header.within("arguments", key, String.valueOf(value));
    return this;
  }

  /// Says to people what it is; no part of the identity.
  public Workflow description(String text) {
    header = header.with("description", text);
    return this;
  }

  /// Gives all jobs the tag `project`; no part of the identity.
  public Workflow project(String project) {
    return defaults("project", project);
  }

  /// Lets jobs that name no file of their own write their standard output to `NAME.out` in this
  /// folder, members of arrays to `NAME.KEY.out`; no part of the identity. Without it the catalog
  /// keeps what they write.
  public Workflow stdout(Path folder) {
    return defaults("stdout", folder.toString());
  }

  /// Does the same with the standard error and `NAME.err`.
  public Workflow stderr(Path folder) {
    return defaults("stderr", folder.toString());
  }

  private Workflow defaults(String key, String value) {
    header = header.within("defaults", key, value);
    return this;
  }

  /// Adds a job.
  ///
  /// @throws DuplicateJobException when it has one of this name
  public Workflow job(Job job) {
    if (jobs.putIfAbsent(job.name(), job) != null) {
      throw new DuplicateJobException(name, job.name());
    }
    return this;
  }

  /// Runs it, or resumes what an earlier run left, and waits until all jobs have ended. Progress
  /// goes to the standard error. An interruption stops the run before it goes on.
  ///
  /// @throws WorkflowAlreadyComplete when all jobs have finished before
  /// @throws WorkflowException when it cannot be run; nothing of it runs then
  public WorkflowResult run() throws InterruptedException {
    return run(StartOptions.DEFAULT);
  }

  /// Does the same with other options.
  public WorkflowResult run(StartOptions options) throws InterruptedException {
    try (var run = start(options)) {
      return run.await();
    }
  }

  /// Starts a run, or resumes what an earlier one left, and returns once it has begun.
  ///
  /// @throws WorkflowAlreadyComplete when all jobs have finished before
  /// @throws WorkflowException when it cannot be run; nothing of it runs then
  public WorkflowRun start(StartOptions options) throws InterruptedException {
    var text = jobFile();
    validate(text);
    return WorkflowRun.start(text, options);
  }

  /// The job file in JSON that says the same.
  public String jobFile() {
    var described = jobs.values().stream().map(Job::description).toList();
    return JsonWriter.write(header.with("jobs", described).tree());
  }

  private void validate(String text) {
    try {
      new JobFileReader(SubmitContext.first(Clock.system()))
          .readFile(text, Syntax.JSON, "workflow " + name);
    } catch (JobFileException wrong) {
      throw new InvalidWorkflowException(wrong);
    }
  }

  @Override
  public String toString() {
    return "Workflow " + name;
  }
}
