package bellwether.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.Collector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bellwether exec` and `bellwether source` in job scripts.
class ExecTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void haveCollector() throws IOException {
    assumeTrue(Collector.installed().isPresent(), "no C compiler made a collector");
    var text =
        "#!/bin/bash\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 '-Dbellwether.collector=%s' -cp '%s' bellwether.cli.Main \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                Collector.installed().orElseThrow().library(),
                System.getProperty("java.class.path"));
    var file = Files.writeString(folder.resolve("bellwether"), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ended(int status, String out) {}

  private Ended script(String shell, String text) throws IOException, InterruptedException {
    var script = Files.writeString(folder.resolve("script"), text);
    var builder =
        new ProcessBuilder(shell, script.toString())
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile());
    var variables = builder.environment();
    variables.put("PATH", folder + ":" + variables.get("PATH"));
    variables.put("BELLWETHER_MEASURE_PREFIX", folder + "/");
    variables.put("SLURM_JOB_ID", "17");
    variables.put("SLURM_JOB_USER", "u");
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), out);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder.resolve("u/17"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aJobOfOneCommandHasItsRecordsAndItsStatus() throws Exception {
    var ended = script("bash", "bellwether exec --auto -- sh -c 'echo \"$0\"; exit 4' 'a  b'");
    assertThat(ended).as(errors()).isEqualTo(new Ended(4, "a  b\n"));
    assertThat(files())
        .contains("job_metadata")
        .anyMatch(name -> name.endsWith(Collector.FILE_ENDING));
  }

  @Test
  void outputThatTheCallerNamedIsWrittenThere() throws Exception {
    var text = "PAPIEX_OUTPUT=" + folder + "/here- bellwether exec -- /bin/true x";
    assertThat(script("bash", text).status()).as(errors()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("here-.+\\.records"));
    }
  }

  @Test
  void aSourcedCShellIsMeasuredUntilTold() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/tcsh")), "tcsh is not installed");
    var text =
        "bellwether start\neval `bellwether source`\n/bin/echo $PAPIEX_OPTIONS\nepmt_uninstrument\nbellwether stop\n";
    assertThat(script("tcsh", text)).as(errors()).isEqualTo(new Ended(0, "PROCESSES\n"));
    assertThat(files()).hasSize(2).contains("job_metadata");
  }

  @Test
  void aCommandIsExpected() throws Exception {
    assertThat(script("bash", "bellwether exec --auto").status()).isEqualTo(2);
    assertThat(errors()).contains("see: bellwether exec --help");
  }
}
