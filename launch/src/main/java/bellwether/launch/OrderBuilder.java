package bellwether.launch;

import bellwether.model.Background;
import bellwether.model.Execution;
import bellwether.model.Placement;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes the orders of one run: from what a member executes, and where, to what a [Launcher]
/// starts. Thread-safe.
public final class OrderBuilder {
  private final Path runDirectory;
  private final JobEnvironment environment;
  private final boolean bind;
  private final Background background;

  /// @param runDirectory absolute; relative working directories start here
  /// @param bind whether jobs are bound to their cores; never with virtual nodes
  /// @param background what becomes of processes that a job leaves running and says nothing about
  public OrderBuilder(
      Path runDirectory, JobEnvironment environment, boolean bind, Background background) {
    this.runDirectory = runDirectory;
    this.environment = environment;
    this.bind = bind;
    this.background = background;
  }

  /// The order for one attempt.
  ///
  /// @param execution with all variables put in
  /// @throws LaunchException when a text cannot be passed to a process; the message is for the user
  public LaunchOrder order(long id, Member member, Execution execution, Placement placement) {
    var directory = directory(execution.wd());
    return new LaunchOrder(
        id,
        passable(CommandLine.of(execution).argv(), "exec, args or script"),
        environment.shared(),
        passable(environment.additions(member, execution, placement), "env"),
        directory,
        resolved(directory, execution.stdin(), "stdin"),
        resolved(directory, execution.stdout(), "stdout"),
        resolved(directory, execution.stderr(), "stderr"),
        execution.append(),
        null,
        bind ? cores(placement) : List.of(),
        Objects.requireNonNullElse(execution.background(), background) == Background.KEEP);
  }

  /// The working directory that this `wd` means.
  ///
  /// @throws LaunchException when it is no path
  public Path directory(@Nullable String wd) {
    var directory = resolved(runDirectory, wd, "wd");
    return directory == null ? runDirectory : directory;
  }

  private @Nullable Path resolved(@Nullable Path from, @Nullable String path, String field) {
    var base = from == null ? runDirectory : from;
    try {
      return path == null ? null : base.resolve(path);
    } catch (InvalidPathException e) {
      throw new LaunchException(
          "Expected a path in '%s', but '%s' cannot be one (%s): correct it"
              .formatted(field, path, e.getReason()),
          e);
    }
  }

  private static List<String> passable(List<String> texts, String field) {
    for (var text : texts) {
      if (text.indexOf('\0') >= 0) {
        throw new LaunchException(
            "Expected texts in %s, but '%s' has a NUL character, which no process can be given: remove it"
                .formatted(field, text.replace("\0", "\\u0000")));
      }
    }
    return texts;
  }

  private static List<Integer> cores(Placement placement) {
    var cores = new ArrayList<Integer>();
    for (var share : placement.shares()) {
      for (int core : share.cores()) {
        cores.add(core);
      }
    }
    return List.copyOf(cores);
  }
}
