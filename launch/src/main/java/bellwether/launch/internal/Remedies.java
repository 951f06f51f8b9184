package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What is done after the system has refused to start a process, before it is asked again.
///
/// Nothing is looked at before the start: directories are made and causes are sought only now, so a
/// job that can start pays for no check.
public final class Remedies {
  private final ProgramLookup programs;

  public Remedies(ProgramLookup programs) {
    this.programs = programs;
  }

  /// Tries the start; where something was missing that can be made or found anew, once more.
  ///
  /// @param start returns 0 or the error's number
  /// @throws SpawnException with a message for the user
  public void start(LaunchOrder order, IntSupplier start) {
    int error = start.getAsInt();
    if (error == Libc.ENOENT && makeDirectories(order)) {
      error = start.getAsInt();
    }
    if (error == Libc.ENOENT) {
      programs.forget(order);
      error = start.getAsInt();
    }
    if (error != 0) {
      boolean passing = SpawnException.isPassing(error);
      throw new SpawnException(
          passing ? SpawnFailure.ofMachine(order, error) : SpawnFailure.of(order, error), passing);
    }
  }

  /// Those of the job and of the files that it writes; returns whether any was missing.
  private static boolean makeDirectories(LaunchOrder order) {
    boolean made = makeDirectory(order.directory(), "wd");
    made |= makeFolder(order.stdout(), "stdout");
    made |= makeFolder(order.stderr(), "stderr");
    return made;
  }

  private static boolean makeFolder(@Nullable Path file, String field) {
    return file != null && makeDirectory(file.resolveSibling(""), field);
  }

  /// Makes a directory; returns whether it was missing.
  ///
  /// @param field the job's field that asks for it
  static boolean makeDirectory(Path directory, String field) {
    if (Files.exists(directory)) {
      return false;
    }
    try {
      Files.createDirectories(directory);
      return true;
    } catch (IOException e) {
      throw new SpawnException(SpawnFailure.ofDirectory(directory, field, e));
    }
  }
}
