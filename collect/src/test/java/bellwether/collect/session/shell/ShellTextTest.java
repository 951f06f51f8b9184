package bellwether.collect.session.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.Collector;
import bellwether.collect.session.JobFolder;
import bellwether.collect.session.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
  private static final String SHOW = "\nenv | grep -E '^(PAPIEX_OUTPUT|LD_PRELOAD)=' | sort\n";
  @TempDir Path folder = Path.of("");
  private Collector collector = new Collector(Path.of(""));

  @BeforeEach
  void findCollector() {
    var installed = Collector.installed();
    assumeTrue(installed.isPresent(), "no C compiler made a collector");
    collector = installed.orElseThrow();
  }

  private Instrumentation instrumentation(Map<String, String> environment) {
    return Instrumentation.of(collector, new JobFolder(folder), environment, "COLLATED_TSV");
  }

  private RealShell shell(String name) throws IOException {
    return shell(name, Map.of());
  }

  private RealShell shell(String name, Map<String, String> environment) throws IOException {
    var text = ParentShell.of(name).text(instrumentation(environment));
    Files.writeString(folder.resolve("text"), text);
    return new RealShell(name, folder);
  }

  private List<String> measured(String more) {
    return List.of("LD_PRELOAD=" + collector.library() + more, "PAPIEX_OUTPUT=" + folder + "/");
  }

  private List<String> records() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName() + "")
          .filter(name -> name.endsWith(Collector.FILE_ENDING))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "sh", "zsh", "ksh"})
  void bourneShellsTakeItInAllThreeWays(String name) throws Exception {
    var shell = shell(name);
    for (var use : List.of("export `cat text`", "eval `cat text`", "eval \"$(cat text)\"")) {
      assertThat(shell.print(use + SHOW)).as(use).isEqualTo(measured(""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash"})
  void theWordExportIsNoVariableOfCommands(String name) throws Exception {
    assertThat(shell(name).print("export `cat text`\nenv | grep -c '^export'"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "tcsh", "csh"})
  void commandsLeaveRecordsAndNoWords(String name) throws Exception {
    assertThat(shell(name).print("eval `cat text`\n/bin/true\n")).isEmpty();
    assertThat(records()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcsh", "csh", "bsd-csh"})
  void cShellsTakeItAndHaveAliases(String name) throws Exception {
    var shell = shell(name);
    assertThat(shell.print("eval `cat text`" + SHOW)).isEqualTo(measured(""));
    assertThat(shell.print("eval `cat text`\nepmt_uninstrument" + SHOW)).isEmpty();
    assertThat(shell.print("eval `cat text`\nepmt_uninstrument\nepmt_instrument" + SHOW))
        .isEqualTo(measured(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval `cat text`", "eval \"$(cat text)\"", "set -eu; eval `cat text`"})
  void bashHasFunctions(String use) throws Exception {
    var shell = shell("bash");
    assertThat(shell.print(use + "\nepmt_uninstrument" + SHOW)).isEmpty();
    assertThat(shell.print(use + "\nepmt_uninstrument\nepmt_instrument" + SHOW))
        .isEqualTo(measured(""));
    assertThat(shell.print(use + "\nepmt_push_preload\nepmt_push_preload" + SHOW))
        .isEqualTo(measured(""));
  }

  @Test
  void theFunctionsAreThereWhateverSeparatesFields() throws Exception {
    assertThat(shell("bash").print("IFS=\neval \"$(cat text)\"\ntype -t epmt_instrument"))
        .containsExactly("function");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "tcsh"})
  void whatWasPreloadedStaysAndComesBack(String name) throws Exception {
    var before = Files.copy(collector.library(), folder.resolve("other.so")).toString();
    var shell = shell(name, Map.of("LD_PRELOAD", before));
    assertThat(shell.print(before, "eval `cat text`" + SHOW)).isEqualTo(measured(":" + before));
    assertThat(shell.print(before, "eval `cat text`\nepmt_uninstrument" + SHOW))
        .containsExactly("LD_PRELOAD=" + before);
  }

  @Test
  void aShellThatIsMeasuredAlreadyStaysSo() throws Exception {
    var preload = collector.library() + " /lib/a.so:" + collector.library();
    assertThat(instrumentation(Map.of("LD_PRELOAD", preload)).assignments())
        .contains("LD_PRELOAD=" + collector.library() + ":/lib/a.so");
    assertThat(shell("bash").print("eval `cat text`\neval `cat text`" + SHOW))
        .isEqualTo(measured(""));
  }

  @Test
  void theCallersVariablesWin() {
    var given = Map.of("PAPIEX_OPTIONS", "THREADS", "PAPIEX_OUTPUT", "/elsewhere/here/x-");
    assertThat(instrumentation(given).assignments())
        .startsWith("PAPIEX_OUTPUT=/elsewhere/here/x-", "PAPIEX_OPTIONS=THREADS");
    var ofAnotherJob = Map.of("PAPIEX_OUTPUT", folder.resolveSibling("4711") + "/");
    assertThat(instrumentation(ofAnotherJob).output()).isEqualTo(folder + "/");
  }

  @Test
  void slurmGetsOneVariableOnEachLine() {
    assertThat(new SlurmProlog().text(instrumentation(Map.of("PAPIEX_OPTIONS", "A,B"))))
        .isEqualTo(
            "export PAPIEX_OUTPUT=%s/\nexport PAPIEX_OPTIONS=A,B\nexport PAPIEX_OLD_LD_PRELOAD=\nexport LD_PRELOAD=%s\n"
                .formatted(folder, collector.library()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/with blank/", "/it's/", "/$HOME/", "/a;b/", "/*/", "/~/", "/{a,b}/"})
  void valuesThatAShellWouldChangeAreRefused(String output) {
    var given = instrumentation(Map.of("PAPIEX_OUTPUT", output + "x/"));
    for (var shell : List.of(new Bourne(), new Bash(), new CShell(), new SlurmProlog())) {
      assertThatThrownBy(() -> shell.text(given))
          .isInstanceOf(SessionException.class)
          .hasMessageContaining("PAPIEX_OUTPUT")
          .hasMessageContaining(output);
    }
  }

  @Test
  void aLibraryThatTheLinkerCannotFindIsRefused() {
    var apart = new Collector(folder.resolve("a b").resolve(Collector.LIBRARY));
    assertThatThrownBy(
            () -> Instrumentation.of(apart, new JobFolder(folder), Map.of(), "COLLATED_TSV"))
        .hasMessageContaining("install Bellwether in another folder");
  }
}
