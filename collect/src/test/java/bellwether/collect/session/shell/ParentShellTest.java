package bellwether.collect.session.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParentShellTest {
  @TempDir Path folder = Path.of("");

  /// What stands in for the command that prints the text.
  static final class Program {
    private Program() {}

    static void main(String[] arguments) {
      System.out.println(ParentShell.find());
    }
  }

  @ParameterizedTest
  @CsvSource({"bash, Bash[]", "dash, Bourne[]", "tcsh, CShell[]", "csh, CShell[]"})
  void theShellIsThatWhichEvaluates(String name, String shell) throws Exception {
    var java =
        "%s/bin/java -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' '%s'"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Program.class.getName());
    assertThat(new RealShell(name, folder).print("echo `" + java + "`\n")).contains(shell);
  }
}
