package bellwether.epmt;

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

/// `epmt run` and `epmt source` in job scripts, with `epmt` as a process of its own.
class EpmtRunTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void haveCollector() throws IOException {
    assumeTrue(Collector.installed().isPresent(), "no C compiler made a collector");
    Files.writeString(
        folder.resolve("settings.py"), "epmt_output_prefix = '%s/'\n".formatted(folder));
    var epmt =
        "#!/bin/bash\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 '-Dbellwether.collector=%s' -cp '%s' bellwether.epmt.EpmtMain \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                Collector.installed().orElseThrow().library(),
                System.getProperty("java.class.path"));
    var file = Files.writeString(folder.resolve("epmt"), epmt);
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
    variables.put("EPMT_SETTINGS", folder.resolve("settings.py").toString());
    variables.put("SLURM_JOB_ID", "17");
    variables.put("SLURM_JOB_USER", "u");
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), out);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder.resolve("u/17"))) {
      return files
          .map(file -> file.getFileName().toString().replaceAll(".*(\\.records)$", "*$1"))
          .sorted()
          .toList();
    }
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aJobOfOneCommandStartsAndStopsByItself() throws Exception {
    var ended = script("bash", "epmt -a run printf '<%s>' 'a  b' --debug -v");
    assertThat(ended).as(errors()).isEqualTo(new Ended(0, "<a  b><--debug><-v>"));
    assertThat(files()).containsExactly("*.records", "job_metadata");
    assertThat(script("bash", "epmt run -a true").status()).isEqualTo(1);
    assertThat(errors()).contains("Expected that job 17 has not started, but it has stopped");
  }

  @Test
  void theFirstFailureIsTheJobs() throws Exception {
    var ended =
        script("dash", "epmt start\nepmt run 'exit 5'\necho $?\nepmt run 'exit 6'\nepmt stop");
    assertThat(ended.out()).isEqualTo("5\n");
    assertThat(script("bash", "epmt dump -k job_el_exitcode u/17").out()).isEqualTo("5\n");
  }

  @Test
  void aDryRunPrintsTheLines() throws Exception {
    var lines = script("bash", "epmt -n -a run sleep 1").out().lines().toList();
    assertThat(lines).hasSize(3).startsWith("epmt start").endsWith("epmt stop");
    assertThat(lines.get(1))
        .startsWith("PAPIEX_OUTPUT=" + folder + "/u/17/ PAPIEX_OPTIONS=COLLATED_TSV LD_PRELOAD=/")
        .endsWith(Collector.LIBRARY + " sleep 1");
    assertThat(folder.resolve("u")).doesNotExist();
  }

  @Test
  void aSourcedScriptIsMeasured() throws Exception {
    var text =
        "epmt start\nexport `epmt source`\n/bin/true\n/bin/echo $PAPIEX_OUTPUT\nunset LD_PRELOAD\nepmt stop\n";
    for (var shell : List.of("bash", "dash")) {
      assertThat(script(shell, text).out()).as(errors()).isEqualTo(folder + "/u/17/\n");
      assertThat(files()).containsExactly("*.records", "job_metadata");
    }
  }

  @Test
  void slurmGetsLines() throws Exception {
    assertThat(script("bash", "epmt source --slurm").out())
        .startsWith("export PAPIEX_OUTPUT=" + folder + "/u/17/\nexport PAPIEX_OPTIONS=");
  }

  @Test
  void withoutACollectorNothingIsMeasured() throws Exception {
    for (var command : List.of("source", "run true")) {
      var text = "sed -i 's/-Dbellwether.collector/-Dnone/' epmt; epmt " + command;
      assertThat(script("bash", text)).isEqualTo(new Ended(3, ""));
      assertThat(errors()).contains("no C compiler").contains("delete target/dist");
    }
  }

  @Test
  void aFolderWithABlankIsRefusedBySource() throws Exception {
    assertThat(script("bash", "PAPIEX_OUTPUT='/with blank/x' epmt source").status()).isEqualTo(3);
    assertThat(errors()).contains("Expected PAPIEX_OUTPUT without blanks");
  }
}
