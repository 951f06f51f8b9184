package bellwether.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `bellwether run --measure` where no collector was built.
@Timeout(90)
class SampledRunTest {
  private static final String COLLECTOR = "bellwether.collector";
  private final @Nullable String collector = System.getProperty(COLLECTOR);
  @TempDir Path folder;

  @BeforeEach
  void withoutCollector() {
    System.clearProperty(COLLECTOR);
  }

  @AfterEach
  void withCollector() {
    if (collector != null) {
      System.setProperty(COLLECTOR, collector);
    }
  }

  private Result ask(String line) {
    return new CommandLine(folder).execute(line.split(" "));
  }

  private String sql(String statement) {
    return new CommandLine(folder).execute("sql", "--csv", statement).outLines().getLast();
  }

  private Result measure(String script) {
    return new CommandLine(folder).run("--measure", "--", "sh", "-c", script);
  }

  @Test
  void itsProcessesAreSampledAndANoticeSaysSo() {
    assertThat(measure("sleep 1; exit 0").err())
        .containsOnlyOnce("no collector was built (no C compiler): processes are sampled");
    assertThat(ask("procs --json").out()).contains("\"exename\":\"sleep\"", "\"exit_code\":null");
    assertThat(sql("select marks from jobs")).isEqualTo("1");
  }

  @Test
  void aJobIsOneProcessEvenWhenNoSampleSawIt() {
    assertThat(measure("exit 3").status()).isEqualTo(1);
    assertThat(ask("procs --json").outLines()).hasSize(1);
    assertThat(ask("procs --json").out()).contains("\"exename\":\"sh\"", "\"exit_code\":3");
    assertThat(ask("job sh").out()).contains("MEASURED", "100 %");
  }

  @Test
  void aNoteTellsWhatShortProcessesHide() {
    measure("i=0; while [ $i -lt 500 ]; do /bin/true; i=$((i+1)); done; sleep 0.5");
    assertThat(ask("procs").err()).contains("the processes of job 1/sh explain", "was sampled");
    assertThat(ask("tree --quiet").err()).doesNotContain("explain");
    assertThat(ask("costs 1/sh --op job:sh").err()).contains("1/sh explain");
    assertThat(sql("select max(coverage) < 95 from jobs")).isEqualTo("true");
    assertThat(sql("select max(coverage) < 95 from attempts")).isEqualTo("true");
  }

  @Test
  void aJobThatIsNotMeasuredHasNoSuchColumn() {
    new CommandLine(folder).run("--", "true");
    assertThat(ask("job true").out()).doesNotContain("MEASURED");
  }
}
