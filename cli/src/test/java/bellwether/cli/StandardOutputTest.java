package bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.command.ExitStatus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
  @TempDir Path folder = Path.of("");

  private int statusInto(String output) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(List.of(java, "-cp", classPath, "bellwether.cli.Main", "--version"))
            .redirectOutput(new File(output))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void aFullDiskIsAnErrorOfTheSurroundings() throws Exception {
    assertThat(statusInto("/dev/full")).isEqualTo(ExitStatus.SURROUNDINGS);
    assertThat(Files.readString(folder.resolve("errors")))
        .contains("the standard output could not be written to its end");
    assertThat(statusInto(folder.resolve("output").toString())).isZero();
  }
}
