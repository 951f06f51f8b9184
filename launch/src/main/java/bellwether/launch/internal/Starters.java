package bellwether.launch.internal;

import bellwether.launch.internal.helper.HelperProcess;
import bellwether.launch.internal.helper.HelperProgram;
import bellwether.launch.internal.helper.HelperStarter;
import bellwether.launch.internal.helper.SpawnHelper;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a [Starter] for each launch thread. Thread-safe.
public final class Starters {
  private final StreamPipes pipes;
  private final Leavings leavings;
  private final ProgramLookup programs = new ProgramLookup();
  private final @Nullable HelperProgram helper;
  private final Duration grace;

  /// @param helper null: processes are started from this one
  /// @param grace how long what a job leaves behind has between SIGTERM and SIGKILL
  public Starters(
      StreamPipes pipes, Leavings leavings, @Nullable HelperProgram helper, Duration grace) {
    this.pipes = pipes;
    this.leavings = leavings;
    this.helper = helper;
    this.grace = grace;
  }

  /// @param arena of the calling thread, and open as long as the starter
  Starter create(Arena arena) {
    return helper == null
        ? new DirectStarter(arena, programs, pipes, leavings)
        : new HelperStarter(arena, this);
  }

  public ProgramLookup programs() {
    return programs;
  }

  public Leavings leavings() {
    return leavings;
  }

  /// Starts a spawn helper.
  ///
  /// @param arena as for [#create]
  /// @param mark of the run
  /// @throws SpawnException when the system refuses it what it needs
  public SpawnHelper startHelper(Arena arena, String mark) {
    var process = new HelperProcess(Objects.requireNonNull(helper), grace, mark);
    return SpawnHelper.start(process, new Streams(pipes, arena));
  }
}
