package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EPMT's own tests of its command line, with our `epmt` in the place of theirs: those that need no
/// live collection. The profile `peers` installs the package.
@Tag("peers")
class EpmtSuiteTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "basic, version or submit, 4",
    "annotate, bad_annotate, 1",
    "collate_tsv, tsv, 1",
    "explore, explore, 1",
    "daemon, daemon, 3",
    "concat, concat, 6"
  })
  void theirTestsPass(String file, String chosen, int count)
      throws IOException, InterruptedException {
    var venv = Path.of(System.getProperty("peers.venv")).toAbsolutePath();
    var words =
        List.of(
            venv.resolve("bin/python").toString(),
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            tests(venv).resolve("test_integration_" + file + ".py").toString(),
            "-k",
            chosen);
    var process =
        new ProcessBuilder(new ArrayList<>(words))
            .redirectErrorStream(true)
            .directory(folder.toFile());
    var environment = process.environment();
    environment.put("PATH", bin() + ":" + venv.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("XDG_DATA_HOME", folder.toString());
    environment.remove("BELLWETHER_CATALOG");
    var started = process.start();
    var printed = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(printed).contains(count + " passed").doesNotContain("failed");
  }

  private static Path bin() {
    return Path.of("..", "bin").toAbsolutePath().normalize();
  }

  private static Path tests(Path venv) throws IOException {
    try (var found = Files.find(venv, 8, (path, _) -> path.endsWith("epmt/test/integration"))) {
      return found.findFirst().orElseThrow();
    }
  }
}
