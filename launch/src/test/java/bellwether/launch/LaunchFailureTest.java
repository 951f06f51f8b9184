package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bellwether.model.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFailureTest {
  @TempDir Path directory;

  private String failure(LaunchOrder order) {
    try (var launcher = LocalLauncher.create(Clock.system())) {
      var told = new LaunchRecord();
      launcher.launch(order, told);
      var message = told.failure();
      assertThat(told.words).containsExactly("failed");
      return message;
    }
  }

  private LaunchOrder program(String... argv) {
    return new Orders(directory).program(argv);
  }

  private LaunchOrder withInput(String name) {
    return Orders.streams(program("/bin/true"), directory.resolve(name), null, null);
  }

  private LaunchOrder withOutput(Path out) {
    return Orders.streams(program("/bin/true"), null, out, null);
  }

  @Test
  void missingProgramOnThePath() {
    assertThat(failure(Orders.with(program("no-such-tool"), "PATH=/bin:/usr/bin")))
        .isEqualTo(
            "Expected a program 'no-such-tool' on the job's PATH, but there is none in /bin:/usr/bin: correct 'exec' or set PATH in 'env'");
  }

  @Test
  void programOnThePathThatIsNotExecutable() throws IOException {
    var file = Files.createFile(directory.resolve("tool"));
    assertThat(failure(Orders.with(program("tool"), "PATH=/bin:" + directory)))
        .isEqualTo(
            "Expected an executable program 'tool', but %s may not be executed: chmod +x it", file);
  }

  @Test
  void missingProgram() {
    assertThat(failure(program("/no/such")))
        .isEqualTo("Expected a program at /no/such, but there is no such file: correct 'exec'");
  }

  @Test
  void directoryInPlaceOfAProgram() {
    assertThat(failure(program("/tmp")))
        .isEqualTo("Expected a program at /tmp, but that is not a file: correct 'exec'");
  }

  @Test
  void programThatIsNotExecutable() throws IOException {
    var file = Files.createFile(directory.resolve("tool"));
    assertThat(failure(program("./tool")))
        .isEqualTo(
            "Expected to execute %s, but it is not executable: chmod +x it",
            directory.resolve("./tool"));
    assertThat(file).exists();
  }

  @Test
  void missingInterpreter() throws IOException {
    var file = Files.writeString(directory.resolve("tool"), "#!/no/such/python -u\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertThat(failure(program(file.toString())))
        .isEqualTo(
            "Expected to execute %s, but its first line names an interpreter that is missing, /no/such/python: correct that line",
            file);
  }

  @Test
  void missingInput() {
    assertThat(failure(withInput("none")))
        .contains("standard input from " + directory.resolve("none"))
        .contains("no such file");
  }

  @Test
  void unreadableInput() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root reads everything");
    assertThat(Files.createFile(directory.resolve("in")).toFile().setReadable(false)).isTrue();
    assertThat(failure(withInput("in"))).contains("is not readable");
  }

  @Test
  void outputIntoAFolderThatCannotBeMade() {
    assertThat(failure(withOutput(Path.of("/proc/nowhere/out"))))
        .contains("Expected to create the folder /proc/nowhere, but could not (")
        .contains("give another 'stdout'");
  }

  @Test
  void outputIntoADirectory() {
    assertThat(failure(withOutput(directory))).contains("that is a directory");
  }

  @Test
  void errorIntoAFolderThatCannotBeMade() {
    var order = Orders.streams(program("/bin/true"), null, null, Path.of("/proc/nowhere/err"));
    assertThat(failure(order)).contains("'stderr'");
  }

  @Test
  void fileInPlaceOfADirectory() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    assertThat(failure(Orders.in(program("/bin/true"), file)))
        .isEqualTo(
            "Expected the working directory %s, but that is not a directory: give another 'wd'",
            file);
  }

  @Test
  void directoryThatCannotBeMade() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    assertThat(failure(Orders.in(program("/bin/true"), file.resolve("below/it"))))
        .contains("working directory " + file.resolve("below/it"));
  }

  @Test
  void argumentsThatAreTooLong() {
    assertThat(failure(program("/bin/true", "x".repeat(5_000_000))))
        .contains("Argument list too long")
        .contains("shorten 'args'");
  }
}
