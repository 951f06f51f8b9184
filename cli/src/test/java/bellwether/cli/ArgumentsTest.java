package bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArgumentsTest {
  private static final String BELLWETHER =
      "\"%s/bin/java\" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp \"$CP\" bellwether.cli.Main "
          .formatted(System.getProperty("java.home"));

  @TempDir Path folder;

  private String shell(String script) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", script.replace("BELLWETHER ", BELLWETHER));
    builder.environment().put("CP", System.getProperty("java.class.path"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("BELLWETHER_CATALOG", folder.resolve("c.db").toString());
    var process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    assertThat(shell("BELLWETHER run \"$(printf 'x\\377.json')\""))
        .startsWith("2 ")
        .contains("Expected arguments in UTF-8, but found other bytes in 'x�.json'");
    assertThat(shell("BELLWETHER --as epmt list \"$(printf '\\376')\"")).startsWith("2 ");
  }

  @Test
  void aReplacementCharacterIsText() throws Exception {
    assertThat(shell("BELLWETHER run ü�.json")).contains("ü�.json").doesNotContain("other bytes");
  }

  @Test
  void aCurrentDirectoryThatIsNoTextIsRefused() throws Exception {
    assertThat(shell("d=$(printf 'd\\377'); mkdir $d; cd $d; BELLWETHER runs"))
        .startsWith("2 ")
        .contains("Expected a current directory whose path is UTF-8");
  }
}
