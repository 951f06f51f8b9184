package bellwether.launch.internal.helper;

import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.Streams;
import bellwether.launch.internal.system.CallersSignals;
import bellwether.launch.internal.system.Libc;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.List;

/// What a spawn helper is started with.
///
/// @param program what it executes
/// @param grace how long what a job leaves behind has between SIGTERM and SIGKILL
/// @param mark of the run, by which it is found when the manager has died
public record HelperProcess(HelperProgram program, Duration grace, String mark) {

  /// The variable that holds the mark.
  public static final String MARK = "BELLWETHER_HELPER_MARK";

  /// Starts it and returns its process id.
  ///
  /// @param socket the end that it gets
  /// @param ends of the pipes that it gets
  /// @throws SpawnException when the system refuses it
  int start(int socket, Streams.Ends ends) {
    var inherited = List.of(socket, ends.output(), ends.error());
    // For a moment others that are started now get them too; each helper closes what is not its.
    inherited.forEach(Libc.Seldom::inheritable);
    try (var arena = Arena.ofConfined()) {
      return new NativeSpawn(arena)
          .start(program.path(), argv(inherited), List.of(MARK + "=" + mark));
    }
  }

  private List<String> argv(List<Integer> descriptors) {
    return List.of(
        "bellwether-spawn",
        descriptors.get(0).toString(),
        descriptors.get(1).toString(),
        descriptors.get(2).toString(),
        Long.toString(grace.toMillis()),
        Long.toHexString(CallersSignals.ignored()));
  }
}
