package bellwether.launch;

import bellwether.launch.output.KeptAttempt;
import bellwether.model.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to start: everything resolved.
///
/// @param id names the attempt; unique among those that run
/// @param argv the program and its arguments; a program without a slash is looked up on the `PATH`
///   of the job's own environment, one with a slash is relative to `directory`
/// @param environment what many orders have in common
/// @param additions `NAME=value` of this order alone, each name once; they win over `environment`
/// @param directory absolute; made with its parents when missing
/// @param stdin absolute; null: `/dev/null`
/// @param stdout absolute, its folder is made when missing; null: kept, or `/dev/null`; the same
///   file as `stderr` is opened once
/// @param stderr absolute; null: kept, or only its tail, which the [bellwether.model.Exit] has in
///   any case
/// @param append whether what is written to `stdout` and `stderr` is added to what stands there
/// @param output keeps what is written to streams without a file; null: nobody does
/// @param cores to which the process is bound; empty: not bound
/// @param keepsBackground whether processes that it leaves behind may run until the launcher closes
/// @param memory how much memory all its processes together may use; null: not limited
public record LaunchOrder(
    long id,
    List<String> argv,
    Environment environment,
    List<String> additions,
    Path directory,
    @Nullable Path stdin,
    @Nullable Path stdout,
    @Nullable Path stderr,
    boolean append,
    @Nullable KeptAttempt output,
    List<Integer> cores,
    boolean keepsBackground,
    @Nullable Bytes memory) {

  public LaunchOrder {
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("Expected a program to start");
    }
  }

  /// An order without a limit of memory.
  @SuppressWarnings("TooManyParameters") // as the record
  public LaunchOrder(
      long id,
      List<String> argv,
      Environment environment,
      List<String> additions,
      Path directory,
      @Nullable Path stdin,
      @Nullable Path stdout,
      @Nullable Path stderr,
      boolean append,
      @Nullable KeptAttempt output,
      List<Integer> cores,
      boolean keepsBackground) {
    this(
        id,
        argv,
        environment,
        additions,
        directory,
        stdin,
        stdout,
        stderr,
        append,
        output,
        cores,
        keepsBackground,
        null);
  }

  /// The same with a limit of memory, or without one.
  public LaunchOrder limitedTo(@Nullable Bytes limit) {
    return limit == null ? this : with(additions, output, limit);
  }

  /// The same, whose output is kept where no file is named for it.
  public LaunchOrder keptIn(KeptAttempt kept) {
    return with(additions, kept, memory);
  }

  /// The same with variables of its own, which win over those that it has.
  public LaunchOrder withVariables(List<String> assignments) {
    var joined = new ArrayList<String>(additions.size() + assignments.size());
    for (var addition : additions) {
      if (!isNamed(addition, assignments)) {
        joined.add(addition);
      }
    }
    joined.addAll(assignments);
    return with(joined, output, memory);
  }

  private static boolean isNamed(String addition, List<String> assignments) {
    int size = addition.indexOf('=') + 1;
    for (var assignment : assignments) {
      if (assignment.regionMatches(0, addition, 0, size)) {
        return true;
      }
    }
    return false;
  }

  private LaunchOrder with(
      List<String> additions, @Nullable KeptAttempt kept, @Nullable Bytes limit) {
    return new LaunchOrder(
        id,
        argv,
        environment,
        additions,
        directory,
        stdin,
        stdout,
        stderr,
        append,
        kept,
        cores,
        keepsBackground,
        limit);
  }

  /// What the variable is in the environment of the process; null when it is not set.
  public @Nullable String variable(String name) {
    for (var addition : additions) {
      if (addition.startsWith(name)
          && addition.length() > name.length()
          && addition.charAt(name.length()) == '=') {
        return addition.substring(name.length() + 1);
      }
    }
    return environment.get(name);
  }
}
