package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a spawn helper is started with.
///
/// @param program its file
/// @param grace how long what a job leaves behind has between SIGTERM and SIGKILL
/// @param mark of the run, by which it is found when the manager has died
public record HelperProcess(Path program, Duration grace, String mark) {

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
      var pid = arena.allocate(JAVA_INT);
      var path = arena.allocateFrom(program.toString());
      var argv = array(arena, argv(inherited));
      var environment = array(arena, List.of(MARK + "=" + mark));
      int error =
          Libc.spawn(
              pid.address(),
              path.address(),
              new Libc.SpawnCall(
                  0, SpawnAttributes.address(), argv.address(), environment.address()));
      if (error != 0) {
        throw new SpawnException(error);
      }
      return pid.get(JAVA_INT, 0);
    }
  }

  private List<String> argv(List<Integer> descriptors) {
    return List.of(
        program.getFileName().toString(),
        descriptors.get(0).toString(),
        descriptors.get(1).toString(),
        descriptors.get(2).toString(),
        Long.toString(grace.toMillis()));
  }

  private static MemorySegment array(Arena arena, List<String> texts) {
    var pointers = arena.allocate(JAVA_LONG, texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      pointers.setAtIndex(JAVA_LONG, i, arena.allocateFrom(texts.get(i)).address());
    }
    return pointers;
  }
}
