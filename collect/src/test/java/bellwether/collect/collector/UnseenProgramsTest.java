package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnseenProgramsTest {
  private static final String LOOP = "i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done; exit 9";
  @TempDir Path folder;

  @Test
  void aStaticProgramIsSeenByWhoeverWaitsForIt() {
    var program = TestPrograms.program("ends", "-static");
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", program + " exit; :");
    assertThat(Rows.names(rows)).containsExactlyInAnyOrder("[unseen]", "sh");
    assertThat(Rows.only(rows, "[unseen]").exitCode()).isEqualTo(7);
    assertThat(Rows.only(rows, "[unseen]").parentPid()).isEqualTo(Rows.only(rows, "sh").pid());
  }

  @Test
  void soIsOneWithoutOurVariables() {
    TestPrograms.assumeInstalled("bash");
    var rows =
        MeasuredCommand.in(folder)
            .measure("bash", "-c", "exec -c sh -c '" + LOOP + "' & wait $!; :");
    var unseen = rows.stream().filter(row -> row.exitCode() == 9).findFirst().orElseThrow();
    assertThat(Rows.value(unseen, "usertime")).isPositive();
    assertThat(unseen.exename()).isEqualTo("[unseen]");
  }

  @Test
  void whatEnvStartsWithoutThemBelongsToEnv() {
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", "env -i sh -c '" + LOOP + "'; :");
    assertThat(Rows.only(rows, "env").exitCode()).isEqualTo(9);
    assertThat(Rows.value(Rows.only(rows, "env"), "usertime")).isPositive();
  }

  @Test
  void whatTheCLibraryReapsIsKnownByItsParentsCount() {
    TestPrograms.assumeInstalled("python3");
    var script = "import os; os.system('" + LOOP.replace("exit 9", "kill -9 $$") + "')";
    var rows = MeasuredCommand.in(folder).measure("python3", "-c", script);
    var killed = Rows.of(rows, "sh").getLast();
    assertThat(killed.exitCode()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(Rows.value(killed, "usertime")).isGreaterThan(5000);
    assertThat(Rows.value(killed, "rssmax")).isEqualTo(ProcessRecord.ABSENT);
  }
}
