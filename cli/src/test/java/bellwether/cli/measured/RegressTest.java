package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `bellwether regress` on twelve jobs, one a day, that take a fifth longer from the ninth on.
class RegressTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");
  private static final int DAY = 86_400;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void load() throws IOException {
    for (int i = 1; i <= 12; i++) {
      job(i, i < 9 ? 100 + i % 3 : 120 + i % 3);
    }
    var told = execute("import", "--quiet", folder.resolve("jobs").toString());
    assertThat(told.status()).as(told.err()).isZero();
  }

  private static void job(int number, int seconds) throws IOException {
    var target = Files.createDirectories(folder.resolve("jobs/night-" + number));
    var start = FIRST.plusSeconds((long) DAY * number);
    long micros = start.getEpochSecond() * 1_000_000;
    Files.writeString(
        target.resolve("host-papiex-%d-0.csv".formatted(number)),
        "exename,pid,numtids,tid,start,end,usertime\nls,1,1,1,%d,%d,3\n"
            .formatted(micros, micros + seconds * 1_000_000L));
    Files.writeString(
        target.resolve("job_metadata"),
        """
        {"job_pl_id": "night-%d", "job_pl_submit_ts": "%s", "job_pl_start_ts": "%s",
         "job_el_stop_ts": "%s", "job_el_exitcode": 0, "job_el_reason": "none",
         "job_pl_env": {"USER": "u", "TZ": "UTC"},
         "job_el_env": {"USER": "u", "EPMT_JOB_TAGS": "kind:night"}}
        """
            .formatted(number, start, start, start.plusSeconds(seconds)));
  }

  private static Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  @Test
  void theFirstJobOfTheNewLevelIsNamed() {
    var told = execute("regress", "--tag", "kind:night", "--json");
    assertThat(told.status()).isZero();
    var row = JsonMapper.shared().readTree(told.out());
    assertThat(row.get("changed").asBoolean()).isTrue();
    assertThat(row.get("regression").asBoolean()).isTrue();
    assertThat(row.get("job").asString()).isEqualTo("night-9");
    assertThat(row.get("start").asString()).isEqualTo("2026-01-10T10:00:00.000000Z");
    assertThat(row.get("ratio").asDouble()).isBetween(1.18, 1.22);
  }

  @Test
  void scriptsAreToldByTheStatus() {
    assertThat(execute("regress", "--fail").status()).isEqualTo(1);
    assertThat(execute("regress", "--fail", "--by", "num_procs").status()).isZero();
  }

  @Test
  void peopleSeeTheHistory() {
    assertThat(execute("regress").out()).contains("night-9").contains("+19.").contains("▇");
  }
}
