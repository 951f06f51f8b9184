package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Affinity;
import bellwether.launch.internal.system.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Starts one process after the other from buffers that it keeps. Of one thread.
///
/// Binding: the spawning thread binds itself around the call, because a process that was bound
/// after its start could already have asked how many cores it has.
final class Spawner implements AutoCloseable {
  private final ProgramLookup programs;
  private final Remedies remedies;
  private final FileActions.Features features;
  private final FileActions actions;
  private final SpawnArguments arguments;
  private final Affinity affinity;
  private final MemorySegment pid;

  Spawner(Arena arena, ProgramLookup programs, FileActions.Features features) {
    this.programs = programs;
    this.remedies = new Remedies(programs);
    this.features = features;
    this.actions = new FileActions(arena, features);
    this.arguments = new SpawnArguments(arena);
    this.affinity = new Affinity(arena);
    this.pid = arena.allocate(JAVA_INT);
  }

  /// Starts the process and returns its number.
  ///
  /// @param ends descriptors that take unnamed streams
  /// @throws SpawnException with a message for the user
  int spawn(LaunchOrder order, Streams.Ends ends) {
    if (!features.chdir()) {
      // Here it is env that would miss the directory, and say so too late.
      Remedies.makeDirectory(order.directory(), "wd");
    }
    remedies.start(order, () -> bound(order, ends));
    return pid.get(JAVA_INT, 0);
  }

  private int bound(LaunchOrder order, Streams.Ends ends) {
    if (order.cores().isEmpty()) {
      return spawned(order, ends);
    }
    affinity.bind(order.cores());
    try {
      return spawned(order, ends);
    } finally {
      affinity.release();
    }
  }

  private int spawned(LaunchOrder order, Streams.Ends ends) {
    long fileActions = actions.of(order, ends);
    var program = programs.find(order);
    int error = spawned(order, fileActions, program, order.argv());
    // As the shells do: a text without an interpreter line is for the shell.
    return error == Libc.ENOEXEC
        ? spawned(order, fileActions, "/bin/sh", forShell(order, program))
        : error;
  }

  private int spawned(LaunchOrder order, long fileActions, String program, List<String> argv) {
    boolean inDirectory = features.chdir();
    var path = inDirectory ? program : "/usr/bin/env";
    var all = inDirectory ? argv : throughEnv(order, program, argv);
    arguments.encode(path, all, order.environment(), order.additions());
    return Libc.spawn(
        pid.address(),
        arguments.path(),
        new Libc.SpawnCall(
            fileActions, SpawnAttributes.address(), arguments.argv(), arguments.environment()));
  }

  private static List<String> forShell(LaunchOrder order, String program) {
    var argv = new ArrayList<>(List.of("sh", program));
    argv.addAll(order.argv().subList(1, order.argv().size()));
    return argv;
  }

  /// For a C library that cannot change the directory in a new process.
  private static List<String> throughEnv(LaunchOrder order, String program, List<String> argv) {
    var all = new ArrayList<>(List.of("env", "-C", order.directory().toString(), program));
    all.addAll(argv.subList(1, argv.size()));
    return all;
  }

  @Override
  public void close() {
    actions.close();
  }
}
