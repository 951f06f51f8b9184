package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `start`, `stop`, and the commands that work on the current job when none is named.
class EpmtLifeTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        folder.resolve("settings.py"), "epmt_output_prefix = '" + folder + "/all/'\n");
  }

  private Epmt.Printed epmt(String line, Map<String, String> more) {
    var environment = new HashMap<>(Map.of("SLURM_JOB_ID", "77", "USER", "u"));
    environment.put("EPMT_SETTINGS", folder.resolve("settings.py").toString());
    environment.putAll(more);
    return new Epmt(folder).run(environment, List.of(line.split(" ")));
  }

  private Epmt.Printed epmt(String line) {
    return epmt(line, Map.of());
  }

  private Path job() {
    return folder.resolve("all/u/77");
  }

  private void good(String line) {
    var printed = epmt(line);
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void aJobIsStartedStoppedAndSubmitted() {
    good("start");
    assertThat(job().resolve("job_metadata.tmp")).exists();
    good("stop");
    assertThat(epmt("submit").out())
        .startsWith("Imported successfully - job: 77 processes: 0 rate: ");
    assertThat(epmt("list").out()).contains("'77'");
  }

  @Test
  void aSecondStartOrStopIsAWarningUnlessStrict() {
    good("start");
    assertThat(epmt("start").status()).isZero();
    assertThat(epmt("start").err()).startsWith("WARNING:epmt_cmds:job 77 was already started in");
    assertThat(epmt("start -e").status()).isEqualTo(1);
    good("stop -e");
    assertThat(epmt("stop").status()).isZero();
    assertThat(epmt("stop").err()).contains("job 77 was already stopped");
    assertThat(epmt("stop -e").status()).isEqualTo(1);
    assertThat(epmt("start").err()).contains("was already started and stopped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "dump", "annotate a=b", "submit"})
  void aJobThatWasNotStartedIsAFailure(String line) {
    var printed = epmt(line);
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("Expected job 77 to be started").contains("epmt start");
  }

  @Test
  void theCurrentJobIsAnnotatedAndPrinted() {
    good("start");
    good("annotate answer=42");
    good("stop --exit-code 3 --reason late");
    assertThat(epmt("dump -k annotations").out()).isEqualTo("{'answer': 42}\n");
    assertThat(epmt("dump -k job_el_exitcode").out()).isEqualTo("3\n");
    assertThat(epmt("dump -k job_el_reason").out()).isEqualTo("late\n");
    assertThat(epmt("dump").out()).contains("job_pl_id               77");
  }

  @Test
  void aJobThatStillRunsIsNotSubmitted() {
    good("start");
    var printed = epmt("submit");
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("not finished").contains("epmt stop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v -d start", "start -v -v", "-a start", "start -a -d"})
  void commonOptionsStandBeforeOrAfterTheCommand(String line) {
    assertThat(epmt(line).status()).isZero();
    assertThat(job().resolve("job_metadata.tmp")).exists();
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(epmt("-n start").status()).isZero();
    assertThat(epmt("start -n").err()).contains(job().toString());
    assertThat(folder.resolve("all")).doesNotExist();
  }

  @Test
  void aSessionStandsInForAScheduler() {
    var printed = epmt("start", Map.of("SLURM_JOB_ID", ""));
    assertThat(printed.err().lines())
        .hasSize(4)
        .first()
        .asString()
        .matches("WARNING:epmt_cmds:JOB_ID unset: Using session id \\d+ as JOB_ID");
    assertThat(printed.err()).contains("JOB_USER unset: Using username u as JOB_USER");
  }

  @Test
  void anIdThatLeavesTheFolderIsRefused() {
    var printed = epmt("start", Map.of("SLURM_JOB_ID", "../../x"));
    assertThat(printed.status()).isNotZero();
    assertThat(printed.err()).contains("Expected the id of a job").contains("../../x");
  }
}
