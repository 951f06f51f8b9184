package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.command.Console;
import bellwether.epmt.settings.CollectorOptions;
import bellwether.epmt.settings.Settings;
import bellwether.epmt.settings.ThisMachine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorOptionsTest {
  private static final ThisMachine MACHINE = new ThisMachine("pp057.princeton", "6/85/7");
  @TempDir Path folder = Path.of("");

  private String options(String settings) throws IOException {
    var file = Files.writeString(folder.resolve("settings.py"), settings);
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            System.out,
            System.err,
            Map.of("EPMT_SETTINGS", file.toString()),
            false,
            false);
    return new CollectorOptions(Settings.of(console)).of(MACHINE);
  }

  @Test
  void thoseForAllMachinesAreCollatedUnlessSet() throws IOException {
    assertThat(options("")).isEqualTo("COLLATED_TSV");
    assertThat(options("papiex_options = 'A, B'")).isEqualTo("A,B");
    assertThat(options("papiex_options = ''")).isEqualTo("COLLATED_TSV");
  }

  @Test
  void theFirstThatMatchesHostAndProcessorIsAdded() throws IOException {
    assertThat(
            options(
                """
                papiex_options = "A,B"
                papiex_options_byhost = { 'p057': 'NO', r'pp\\d+': 'B,HOST', 'pp.*': 'NO' } # first
                papiex_options_bycpu = {"6/79/.*":"NO","6/85/[0-9]+":"CPU",}
                """))
        .isEqualTo("A,B,HOST,CPU");
  }

  @Test
  void aWrongPatternIsNamed() {
    assertThatThrownBy(() -> options("papiex_options_byhost = {'p(': 'X'}"))
        .hasMessageContaining("papiex_options_byhost: expected a regular expression")
        .hasMessageContaining("'p('");
  }

  @Test
  void thisMachineHasAHostAndAProcessor() {
    assertThat(ThisMachine.find().host()).isNotEmpty();
    assertThat(ThisMachine.find().processor()).matches("[^/]*/[^/]*/[^/]*");
  }
}
