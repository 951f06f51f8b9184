package bellwether.launch.internal.helper;

import bellwether.launch.internal.Leavings;
import bellwether.launch.internal.ProgramLookup;
import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.StreamPipes;
import bellwether.launch.internal.Streams;
import java.lang.foreign.Arena;
import java.time.Duration;

/// Starts spawn helpers, and has what those of all launch threads share. Thread-safe.
public final class SpawnHelpers {
  private final ProgramLookup programs = new ProgramLookup();
  private final HelperProgram program;
  private final Duration grace;
  private final StreamPipes pipes;
  private final Leavings leavings;

  /// @param grace how long what a job leaves behind has between SIGTERM and SIGKILL
  public SpawnHelpers(HelperProgram program, Duration grace, StreamPipes pipes, Leavings leavings) {
    this.program = program;
    this.grace = grace;
    this.pipes = pipes;
    this.leavings = leavings;
  }

  ProgramLookup programs() {
    return programs;
  }

  Leavings leavings() {
    return leavings;
  }

  /// Starts a spawn helper.
  ///
  /// @param arena of the calling thread, and open as long as the helper
  /// @param mark of the run
  /// @throws SpawnException when the system refuses it what it needs
  SpawnHelper start(Arena arena, String mark) {
    return SpawnHelper.start(new HelperProcess(program, grace, mark), new Streams(pipes, arena));
  }
}
