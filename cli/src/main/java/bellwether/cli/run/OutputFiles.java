package bellwether.cli.run;

import bellwether.model.JobDescription;
import bellwether.model.Variables;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The files of standard output and error that jobs begin anew, and which of them several would
/// write: each would destroy what the others wrote.
///
/// Of an array that is too large to look at each member, the first two and the last one are looked
/// at. Jobs that add to their files may share them, and so may all that write to a device.
final class OutputFiles {
  private static final int MOST_MEMBERS = 200_000;
  private static final int MOST_TOLD = 5;

  private final List<JobDescription> jobs;
  private final Path base;
  private final Map<Path, Writer> writers = new HashMap<>();
  private final List<Clash> clashes = new ArrayList<>();
  private int members;

  private OutputFiles(List<JobDescription> jobs, Path base) {
    this.jobs = jobs;
    this.base = base;
  }

  /// Those of jobs whose relative paths start at `base`.
  static OutputFiles of(List<JobDescription> jobs, Path base) {
    var files = new OutputFiles(jobs, base);
    jobs.stream().filter(job -> !job.execution().append()).forEach(files::add);
    return files;
  }

  /// A member of a job that writes a file.
  record Writer(JobDescription job, int ordinal) {
    String name() {
      var iterations = job.iterations();
      return iterations == null ? job.name() : job.name() + ":" + iterations.key(ordinal);
    }
  }

  /// Two members that write the same file.
  record Clash(Path file, Writer first, Writer second) {
    boolean isWithinArray() {
      return first.job() == second.job();
    }
  }

  /// What to say of files that several would write.
  ///
  /// @param errors of those that may run at once
  /// @param notes of those that wait for each other
  record Shared(List<String> errors, List<String> notes) {}

  /// Looks for files that several would write.
  ///
  /// @param ofCommand whether the job stands on the command line
  Shared shared(boolean ofCommand) {
    var order = new JobOrder(jobs);
    var errors = new ArrayList<String>();
    var notes = new ArrayList<String>();
    for (var clash : clashes) {
      if (!clash.isWithinArray() && order.isOrdered(clash.first().job(), clash.second().job())) {
        notes.add(note(clash));
      } else {
        errors.add(ofCommand ? commandError(clash) : error(clash));
      }
    }
    return new Shared(few(errors), few(notes));
  }

  private static List<String> few(List<String> sentences) {
    return sentences.size() <= MOST_TOLD
        ? sentences
        : List.of(
            String.join("\n", sentences.subList(0, MOST_TOLD)),
            "and %d more".formatted(sentences.size() - MOST_TOLD));
  }

  private void add(JobDescription job) {
    var execution = job.execution();
    if (execution.stdout() == null && execution.stderr() == null) {
      return;
    }
    boolean all = job.count() <= MOST_MEMBERS - members;
    members += all ? job.count() : 0;
    int found = clashes.size();
    for (int ordinal = 0; ordinal < job.count() && clashes.size() == found; ordinal++) {
      if (all || ordinal < 2 || ordinal == job.count() - 1) {
        add(new Writer(job, ordinal));
      }
    }
  }

  /// At most one clash of a job is noted.
  private void add(Writer writer) {
    var execution = writer.job().execution();
    var stdout = file(writer, execution.stdout());
    var stderr = file(writer, execution.stderr());
    boolean clashed = stdout != null && claim(stdout, writer);
    if (!clashed && stderr != null && !stderr.equals(stdout)) {
      claim(stderr, writer);
    }
  }

  private boolean claim(Path file, Writer writer) {
    var before = writers.putIfAbsent(file, writer);
    boolean clashes = before != null && !isDevice(file);
    if (clashes) {
      this.clashes.add(new Clash(file, before, writer));
    }
    return clashes;
  }

  private static boolean isDevice(Path file) {
    return file.startsWith("/dev") || Files.exists(file) && !Files.isRegularFile(file);
  }

  /// Null: there is none, or the launch will say that it cannot be one.
  private @Nullable Path file(Writer writer, @Nullable String name) {
    if (name == null) {
      return null;
    }
    var wd = writer.job().execution().wd();
    var values = values(writer);
    try {
      var directory = wd == null ? base : base.resolve(Variables.substitute(wd, values));
      return directory.resolve(Variables.substitute(name, values)).normalize();
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private Function<String, @Nullable String> values(Writer writer) {
    var iterations = writer.job().iterations();
    return name ->
        switch (name) {
          case "root_wd" -> base.toString();
          case "uniq" -> writer.name();
          case "it" -> iterations == null ? null : "" + iterations.key(writer.ordinal());
          case "itval" -> iterations == null ? null : iterations.value(writer.ordinal());
          default -> null;
        };
  }

  private static String commandError(Clash clash) {
    return "Expected a file of its own for each of the %,d runs, but %s and %s would both write %s: put %%{it} into the name ('${it}' needs single quotes, or the shell empties it), or say --append"
        .formatted(
            clash.first().job().count(), clash.first().name(), clash.second().name(), clash.file());
  }

  private static String error(Clash clash) {
    return clash.isWithinArray()
        ? "Expected a file of its own for each iteration, but %s and %s would both write %s: put ${it} into its name, or say append: true in execution"
            .formatted(clash.first().name(), clash.second().name(), clash.file())
        : "Expected files of their own for jobs that may run at once, but %s and %s would both write %s: give one another name, let it wait (after), or say append: true in execution of both"
            .formatted(clash.first().name(), clash.second().name(), clash.file());
  }

  private static String note(Clash clash) {
    return "%s writes %s anew, over what %s wrote there"
        .formatted(clash.second().name(), clash.file(), clash.first().name());
  }
}
