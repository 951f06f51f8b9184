package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Background;
import bellwether.model.Bytes;
import bellwether.model.Clock;
import bellwether.model.Execution;
import bellwether.model.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderBuilderTest {
  private static final Member MEMBER = new Member("job", null, 1);
  @TempDir Path directory;

  private LaunchOrder order(Execution execution, boolean bind) {
    var surroundings = new JobEnvironment.Surroundings(1, "mark", EnvSchema.COMMON, bind, false);
    var environment = JobEnvironment.of(Environment.ofThisProcess(), surroundings);
    return new OrderBuilder(directory, environment, bind, Background.END)
        .order(7, MEMBER, execution, placement());
  }

  private static Placement placement() {
    return new Placement(
        List.of(
            new Placement.Share("n1", new int[] {2, 3}, List.of(), new Bytes(0)),
            new Placement.Share("n2", new int[] {5}, List.of(), new Bytes(0))));
  }

  private String output(Execution execution) throws IOException {
    try (var launcher = LocalLauncher.create(Clock.system())) {
      var told = new LaunchRecord();
      launcher.launch(order(execution, false), told);
      assertThat(told.exit())
          .satisfies(exit -> assertThat(exit.succeeded()).as(exit.stderrTail()).isTrue());
      return Files.readString(directory.resolve("out"));
    }
  }

  private static Execution program(List<String> modules, @Nullable String venv, String... argv) {
    return new Execution(
        argv[0],
        List.of(argv).subList(1, argv.length),
        null,
        Map.of(),
        null,
        null,
        "out",
        null,
        modules,
        venv,
        "default",
        Map.of(),
        false,
        null,
        null);
  }

  private static Execution script(String script) {
    return new Execution(
        null, List.of(), script, Map.of(), null, null, "out", null, List.of(), null, "default",
        Map.of(), false, null, null);
  }

  @Test
  void pathsAreRelativeToTheWorkingDirectory() {
    var execution =
        new Execution(
            "a", List.of(), null, Map.of(), "wd", "in", "o/ut", "/err", List.of(), null, "default",
            Map.of(), false, null, null);
    var order = order(execution, false);
    assertThat(order.directory()).isEqualTo(directory.resolve("wd"));
    assertThat(order.stdin()).isEqualTo(directory.resolve("wd/in"));
    assertThat(order.stdout()).isEqualTo(directory.resolve("wd/o/ut"));
    assertThat(order.stderr()).isEqualTo(Path.of("/err"));
  }

  @Test
  void withoutWorkingDirectoryItIsThatOfTheRun() {
    var order = order(Execution.program("a", List.of()), false);
    assertThat(order.directory()).isEqualTo(directory);
    assertThat(order.stdout()).isNull();
    assertThat(order.id()).isEqualTo(7);
  }

  @Test
  void coresAreAllThatWereGiven() {
    assertThat(order(Execution.program("a", List.of()), true).cores()).containsExactly(2, 3, 5);
    assertThat(order(Execution.program("a", List.of()), false).cores()).isEmpty();
  }

  @Test
  void scriptIsForALoginShell() throws IOException {
    assertThat(CommandLine.of(script("echo a")).argv())
        .containsExactly("bash", "-l", "-c", "echo a");
    assertThat(CommandLine.of(script("x")).programName()).isEqualTo("bash");
    assertThat(output(script("printf '%s|' a 'b c'"))).isEqualTo("a|b c|");
  }

  @Test
  void programNameIsTheLastPart() {
    assertThat(CommandLine.of(program(List.of(), null, "/opt/tool/run")).programName())
        .isEqualTo("run");
  }

  @Test
  void argumentsPassThroughTheEnvironmentsIntact() throws IOException {
    venv("my venv", "set -- lost; export FROM_VENV=1");
    var execution =
        program(List.of(), "my venv", "printf", "%s|", "a b", "\"q\"", "$HOME", "new\nline", "");
    assertThat(output(execution)).isEqualTo("a b|\"q\"|$HOME|new\nline||");
  }

  @Test
  void virtualEnvironmentIsEntered() throws IOException {
    venv("venv", "export FROM_VENV=yes");
    assertThat(output(program(List.of(), "venv", "printenv", "FROM_VENV"))).isEqualTo("yes\n");
  }

  @Test
  void modulesAreLoadedInOneCall() throws IOException {
    var text = CommandLine.of(program(List.of("gcc/12", "a b"), "v", "p", "x")).argv();
    assertThat(text.get(3))
        .contains("module load \"gcc/12\" \"a b\"; }")
        .contains("&& source \"v/bin/activate\" && exec");
    assertThat(text.subList(4, 7)).containsExactly("bash", "p", "x");
  }

  @Test
  void homeAndVariablesKeepTheirMeaning() {
    assertThat(CommandLine.of(program(List.of(), "~/my env", "p")).argv().get(3))
        .contains("source ~/\"my env/bin/activate\"");
    assertThat(CommandLine.of(program(List.of(), "$HOME/v", "p")).argv().get(3))
        .contains("source \"$HOME/v/bin/activate\"");
  }

  @Test
  void jobWhoseVirtualEnvironmentIsMissingFails() {
    try (var launcher = LocalLauncher.create(Clock.system())) {
      var told = new LaunchRecord();
      launcher.launch(order(program(List.of(), "none", "true"), false), told);
      assertThat(told.exit().succeeded()).isFalse();
      assertThat(told.exit().stderrTail()).contains("none/bin/activate");
    }
  }

  @Test
  void nulCharactersAreRefused() {
    assertThatThrownBy(() -> order(Execution.program("a", List.of("b\0c")), false))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "Expected texts in exec, args or script, but 'b\\u0000c' has a NUL character, which no process can be given: remove it");
    var badPath =
        new Execution(
            "a", List.of(), null, Map.of(), "w\0", null, null, null, List.of(), null, "default",
            Map.of(), false, null, null);
    assertThatThrownBy(() -> order(badPath, false)).hasMessageContaining("'wd'");
  }

  private void venv(String name, String text) throws IOException {
    var activate = directory.resolve(name).resolve("bin/activate");
    Files.createDirectories(Objects.requireNonNull(activate.getParent()));
    Files.writeString(activate, text + "\n");
  }
}
