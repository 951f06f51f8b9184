package bellwether.client.workflow;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The command line of `bellwether run` for this program: the command that `BELLWETHER` names, or
/// else the one on this program's class path.
final class RunCommandLine {
  private static final List<String> JAVA_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  private static final String SPAWN_HELPER = "bellwether.spawn_helper";

  private RunCommandLine() {}

  static List<String> of(StartOptions options) {
    var words = new ArrayList<>(ownSession());
    words.addAll(command());
    words.addAll(List.of("run", "--for-program", Long.toString(ProcessHandle.current().pid())));
    if (options.catalog() != null) {
      words.addAll(List.of("--catalog", options.catalog().toString()));
    }
    if (options.nodes() != null) {
      words.addAll(List.of("--nodes", options.nodes()));
    }
    if (options.quiet()) {
      words.add("--quiet");
    }
    words.add("-");
    return words;
  }

  /// Ctrl-C then comes through this program alone, which asks for an orderly end once.
  private static List<String> ownSession() {
    return folders(System.getenv().getOrDefault("PATH", ""))
        .map(folder -> folder.resolve("setsid"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> List.of(program.toString()))
        .orElse(List.of());
  }

  private static List<String> command() {
    var named = System.getenv().getOrDefault("BELLWETHER", "");
    return named.isEmpty() ? java() : List.of(named);
  }

  private static List<String> java() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JAVA_OPTIONS);
    words.addAll(libraries());
    words.addAll(List.of("-cp", classPath(), "bellwether.cli.Main"));
    return words;
  }

  private static String classPath() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(property -> System.getProperty(property, ""))
        .filter(path -> !path.isEmpty())
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElse("");
  }

  /// The spawn helper that this JVM was told of, or the libraries beside the folder of our jars.
  private static List<String> libraries() {
    var told = System.getProperty(SPAWN_HELPER);
    return told == null
        ? besideJars().map(RunCommandLine::libraries).orElse(List.of())
        : List.of(property(SPAWN_HELPER, told));
  }

  private static List<String> libraries(Path folder) {
    return List.of(
        property(SPAWN_HELPER, folder.resolve("bellwether-spawn").toString()),
        property("org.sqlite.lib.path", folder.toString()),
        property("java.library.path", folder.toString()));
  }

  private static String property(String name, String value) {
    return "-D%s=%s".formatted(name, value);
  }

  private static Optional<Path> besideJars() {
    return Optional.ofNullable(RunCommandLine.class.getProtectionDomain().getCodeSource())
        .map(source -> Path.of(uri(source)))
        .map(jar -> jar.resolveSibling("../native").normalize())
        .filter(Files::isDirectory);
  }

  private static URI uri(CodeSource source) {
    try {
      return source.getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Expected the place of our classes to be a URI", e);
    }
  }

  private static Stream<Path> folders(String path) {
    return Stream.of(path.split(File.pathSeparator)).filter(word -> !word.isEmpty()).map(Path::of);
  }
}
