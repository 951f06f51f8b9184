package bellwether.collect.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The C programs of `src/test/c`, each compiled once.
final class TestPrograms {
  private static final Path SOURCES = Path.of("src/test/c");
  private static final Path TARGET = Path.of("target/test-programs").toAbsolutePath();
  private static final Map<List<String>, String> COMPILED = new ConcurrentHashMap<>();

  private TestPrograms() {}

  /// The path of a program.
  ///
  /// @param options of the compiler
  static String program(String name, String... options) {
    return compiled("cc", name, options);
  }

  /// The path of a program that another compiler has made.
  static String compiled(String compiler, String name, String... options) {
    assumeInstalled(compiler);
    var command = new ArrayList<>(List.of(compiler, "-O1", "-pthread"));
    command.addAll(List.of(options));
    command.add(SOURCES.resolve(name + ".c").toString());
    return COMPILED.computeIfAbsent(command, TestPrograms::compile);
  }

  private static String compile(List<String> command) {
    var program = TARGET.resolve("program-" + Integer.toHexString(command.hashCode()));
    var complete = new ArrayList<>(command);
    complete.addAll(List.of("-o", program.toString()));
    try {
      Files.createDirectories(TARGET);
      var process = new ProcessBuilder(complete).redirectErrorStream(true).start();
      var messages = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(messages).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return program.toString();
  }

  /// Leaves the test out where a program is not installed.
  static void assumeInstalled(String program) {
    assumeTrue(isInstalled(program), program + " is not installed");
  }

  private static boolean isInstalled(String program) {
    for (var folder : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
