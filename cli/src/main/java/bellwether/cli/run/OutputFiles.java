package bellwether.cli.run;

import bellwether.model.JobDescription;
import bellwether.model.Variables;
import java.io.IOException;
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

  private final JobOrder order;
  private final Path base;

  /// Of each job that writes a file the first member that does.
  private final Map<Path, List<Writer>> writers = new HashMap<>();

  private final Map<Path, Path> folders = new HashMap<>();

  private final List<Clash> errors = new ArrayList<>();
  private final List<Clash> notes = new ArrayList<>();
  private int members;

  private OutputFiles(JobOrder order, Path base) {
    this.order = order;
    this.base = base;
  }

  /// Those of jobs whose relative paths start at `base`.
  static OutputFiles of(List<JobDescription> jobs, Path base) {
    var files = new OutputFiles(new JobOrder(jobs), base);
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
    return new Shared(
        few(errors, clash -> ofCommand ? commandError(clash) : error(clash)),
        few(notes, OutputFiles::note));
  }

  private static List<String> few(List<Clash> clashes, Function<Clash, String> sentence) {
    var sentences = new ArrayList<String>();
    clashes.stream().limit(MOST_TOLD).map(sentence).forEach(sentences::add);
    if (clashes.size() > MOST_TOLD) {
      sentences.add("and %d more".formatted(clashes.size() - MOST_TOLD));
    }
    return sentences;
  }

  private void add(JobDescription job) {
    var execution = job.execution();
    if (execution.stdout() == null && execution.stderr() == null) {
      return;
    }
    boolean all = job.count() <= MOST_MEMBERS - members;
    members += all ? job.count() : 0;
    int found = errors.size();
    for (int ordinal = 0; ordinal < job.count() && errors.size() == found; ordinal++) {
      if (all || ordinal < 2 || ordinal == job.count() - 1) {
        add(new Writer(job, ordinal));
      }
    }
  }

  private void add(Writer writer) {
    var execution = writer.job().execution();
    var stdout = file(writer, execution.stdout());
    var stderr = file(writer, execution.stderr());
    if (stdout != null) {
      claim(stdout, writer);
    }
    if (stderr != null && !stderr.equals(stdout)) {
      claim(stderr, writer);
    }
  }

  private void claim(Path file, Writer writer) {
    var others = writers.computeIfAbsent(file, _ -> new ArrayList<>(1));
    boolean isFirst = others.stream().noneMatch(other -> other.job() == writer.job());
    if (others.isEmpty() || !isDevice(file)) {
      others.forEach(other -> judge(new Clash(file, other, writer), isFirst));
    }
    if (isFirst) {
      others.add(writer);
    }
  }

  /// @param isFirst whether no member of the same job wrote it: more of them say nothing new
  private void judge(Clash clash, boolean isFirst) {
    var first = clash.first().job();
    boolean isOrdered = !clash.isWithinArray() && order.isOrdered(first, clash.second().job());
    if (!isOrdered) {
      errors.add(clash);
    } else if (isFirst) {
      notes.add(clash);
    }
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
      var file = directory.resolve(Variables.substitute(name, values)).normalize();
      var folder = file.getParent();
      return folder == null
          ? file
          : folders.computeIfAbsent(folder, OutputFiles::real).resolve(file.getFileName());
    } catch (InvalidPathException _) {
      return null;
    }
  }

  /// The folder without symbolic links, as far as it is there already.
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      var parent = folder.getParent();
      return parent == null ? folder : real(parent).resolve(folder.getFileName());
    }
  }

  private Function<String, @Nullable String> values(Writer writer) {
    var iterations = writer.job().iterations();
    return name ->
        switch (name) {
          case "root_wd" -> base.toString();
          case "uniq" -> writer.name();
          default -> iterations == null ? null : iterations.variable(name, writer.ordinal());
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
