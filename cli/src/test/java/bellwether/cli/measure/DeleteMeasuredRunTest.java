package bellwether.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `bellwether delete` of what was measured of runs.
@Timeout(90)
class DeleteMeasuredRunTest {
  @TempDir Path folder;

  @BeforeEach
  void measureTwice() {
    for (var word : List.of("0.3", "0.4")) {
      assertThat(ask("run --measure -- sleep " + word).status()).isZero();
    }
  }

  private Result ask(String line) {
    return new CommandLine(folder).execute(line.split(" "));
  }

  private String number(String sql) {
    return new CommandLine(folder).execute("sql", "--csv", sql).outLines().getLast();
  }

  private long files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  @Test
  void aRunGoesWithWhatWasMeasuredOfItAlone() throws IOException {
    assertThat(files()).isEqualTo(2);
    assertThat(ask("delete --run 1").err()).contains("1 run deleted");
    assertThat(files()).isEqualTo(1);
    assertThat(number("select count(*) from jobs where measurement_id is not null")).isEqualTo("1");
    assertThat(number("select count(*) from op_sums")).isEqualTo("1");
    assertThat(ask("procs --json").out()).contains("\"2/sleep\"").doesNotContain("\"1/sleep\"");
    assertThat(ask("archive check").status()).isZero();
  }

  @Test
  void theLastMeasuredRunTakesAllFilesAway() throws IOException {
    assertThat(ask("delete --run 1 --run 2").status()).isZero();
    assertThat(files()).isZero();
    assertThat(number("select count(*) from attempts")).isEqualTo("0");
  }

  @Test
  void aMeasuredJobOfARunLosesOnlyItsMeasurement() throws IOException {
    assertThat(ask("delete 1/sleep").err()).contains("1 measured job deleted");
    assertThat(files()).isEqualTo(1);
    assertThat(ask("job sleep --run 1").out()).contains("JOB_FINISHED", "RUN_DONE");
    assertThat(number("select count(*) from attempts")).isEqualTo("2");
    assertThat(ask("procs 1/sleep").err()).contains("There is no measured job 1/sleep");
  }
}
