package bellwether.client.workflow;

import bellwether.model.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// A job of a workflow: what it executes, what it needs, and which jobs it comes after. It never
/// changes: each method returns another job.
///
/// Texts are taken as they are. Only in an array ([#each]) `${name}` stands for a value of the
/// member, and `$$` for a dollar. What is wrong is said when the workflow starts.
public final class Job {
  private static final String EXECUTION = "execution";
  private static final String RESOURCES = "resources";
  private static final String TAGS = "tags";
  private static final String EACH = "for";

  private final String name;
  private final Fields fields;

  private Job(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  /// A job that executes a command with `bash -c`.
  public static Job shell(String name, String command) {
    return program(name, "bash", "-c", command);
  }

  /// A job that executes a Python script with the `python3` on its path; for another Python, see
  /// [#program].
  ///
  /// @param arguments become texts, and arrive as they are, blanks and quotes included
  public static Job python(String name, Path script, Object... arguments) {
    return program(name, "python3", Stream.concat(Stream.of(script), Arrays.stream(arguments)));
  }

  /// A job that executes a program.
  ///
  /// @param arguments become texts, and arrive as they are, blanks and quotes included
  public static Job program(String name, String program, Object... arguments) {
    return program(name, program, Arrays.stream(arguments));
  }

  private static Job program(String name, String program, Stream<?> arguments) {
    var words = arguments.map(String::valueOf).toList();
    return new Job(name, Fields.NONE.with("name", name))
        .execution("exec", program)
        .execution("args", words)
        .cores(1);
  }

  public String name() {
    return name;
  }

  /// Comes after these jobs: it starts as soon as all of them have finished well.
  public Job after(Job... jobs) {
    return after(Arrays.stream(jobs).map(Job::name).toList());
  }

  /// Comes after the jobs of these names; in an array `job:${it}` is that job's member of the same
  /// key.
  public Job after(String... names) {
    return after(List.of(names));
  }

  private Job after(List<String> names) {
    return new Job(name, fields.adding("dependencies", "after", names));
  }

  /// Needs so many cores; one when this is not called.
  public Job cores(int number) {
    return resource("numCores", number);
  }

  /// Needs so much memory: it is reserved, and a job that uses more is ended.
  public Job memory(Bytes amount) {
    return memory(amount.text());
  }

  /// Needs so much memory, such as `512M` or `1.5G`.
  public Job memory(String amount) {
    return resource("memory", amount);
  }

  /// Ends each attempt after so much time, in whole seconds.
  public Job maxRuntime(Duration time) {
    var seconds = time.plusSeconds(1).minusNanos(1).toSeconds();
    return resource("runtime", seconds + "s");
  }

  /// Is tried so often, at most; once when this is not called.
  public Job maxAttempts(int number) {
    return new Job(name, fields.with("max_attempts", number));
  }

  /// Goes before jobs of a lower priority; 0 when this is not called.
  public Job priority(int number) {
    return new Job(name, fields.with("priority", number));
  }

  /// Has an environment variable, which belongs to the identity of the workflow.
  public Job env(String variable, Object value) {
    var variables = fields.table(EXECUTION).within("env", variable, String.valueOf(value));
    return new Job(name, fields.with(EXECUTION, variables));
  }

  /// Has a tag to find it by, which is no part of the identity.
  public Job tag(String key, Object value) {
    return new Job(name, fields.within(TAGS, key, String.valueOf(value)));
  }

  /// Works in this directory, which is made when missing; the program's own when this is not
  /// called.
  public Job directory(Path directory) {
    return execution("wd", directory.toString());
  }

  /// Reads this file; nothing when this is not called.
  public Job stdin(String file) {
    return execution("stdin", file);
  }

  /// Writes its standard output anew into this file; when this is not called, into what
  /// [Workflow#stdout] says.
  public Job stdout(String file) {
    return execution("stdout", file);
  }

  /// Writes its standard error anew into this file; when this is not called, into what
  /// [Workflow#stderr] says.
  public Job stderr(String file) {
    return execution("stderr", file);
  }

  /// Adds to the files of its streams instead of writing them anew.
  public Job append() {
    return execution("append", true);
  }

  /// Is an array with one member for each value, or for each combination of the values of several
  /// names.
  public Job each(String variable, Collection<?> values) {
    var texts = values.stream().map(String::valueOf).toList();
    return new Job(name, fields.within(EACH, variable, texts));
  }

  /// Is an array over the whole numbers from the first to the last.
  public Job each(String variable, int first, int last) {
    return new Job(name, fields.within(EACH, variable, first + ".." + last));
  }

  private Job execution(String key, Object value) {
    return new Job(name, fields.within(EXECUTION, key, value));
  }

  private Job resource(String key, Object value) {
    return new Job(name, fields.within(RESOURCES, key, value));
  }

  /// The job as a job file says it.
  Fields description() {
    if (fields.has(EACH)) {
      return fields;
    }
    return fields
        .with(EXECUTION, fields.table(EXECUTION).mapped(Job::literal))
        .with(TAGS, fields.table(TAGS).mapped(Job::literal));
  }

  /// Only thus a dollar is one in every text.
  private static String literal(String text) {
    return text.replace("$", "$$");
  }

  @Override
  public String toString() {
    return "Job " + name;
  }
}
