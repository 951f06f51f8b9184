package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.cli.CommandLine;
import bellwether.collect.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `run --measure`, with the real collector.
@Timeout(120)
class MeasureTest {
  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void open() {
    assumeTrue(Collector.installed().isPresent(), "no C compiler, so no collector");
    line = new CommandLine(folder);
  }

  private List<String> sql(String query) {
    var told = line.execute("sql", "--csv", query);
    assertThat(told.status()).as(told.err()).isZero();
    return told.out().lines().skip(1).toList();
  }

  private static int filesIn(Path place) {
    var names = place.toFile().list();
    return names == null ? 0 : names.length;
  }

  @Test
  void eachProcessOfEachAttemptIsThereWhenTheRunEnds() {
    line.execute("run", "--measure", "--array", "1-3", "--", "sh", "-c", "ls / | wc -l; exit 0");
    assertThat(sql("SELECT jobid, exename FROM processes ORDER BY jobid, exename"))
        .containsSubsequence("1/sh:1,ls", "1/sh:1,sh", "1/sh:1,wc", "1/sh:2,ls", "1/sh:3,wc")
        .hasSize(9);
    assertThat(Files.exists(folder.resolve("catalog.db.measure"))).isFalse();
  }

  @Test
  void tagsAreThoseOfTheEngineAndOfTheScript() {
    line.execute(
        "run", "--measure", "--", "sh", "-c", "PAPIEX_TAGS='op:list;op_instance:2' ls / >&2; :");
    assertThat(
            sql(
                "SELECT tags->>'op', tags->>'job', tags->>'attempt' FROM processes WHERE exename = 'ls'"))
        .containsExactly("list,sh,1");
    assertThat(line.execute("ops", "--tag", "op:list").out()).contains("op:list            1");
  }

  @Test
  void eachAttemptIsMeasuredByItself() {
    line.execute("run", "--measure", "--max-attempts", "2", "--", "sh", "-c", "exit 4");
    assertThat(sql("SELECT attempt, exit_code FROM processes ORDER BY attempt"))
        .containsExactly("1,4", "2,4");
  }

  @Test
  void aJobFileSaysWhatIsMeasured() throws Exception {
    var file = folder.resolve("jobs.json");
    Files.writeString(
        file,
        """
        {"jobs": [{"name": "a", "execution": {"exec": "true", "measure": "processes"}},
                  {"name": "b", "execution": {"exec": "true"}}]}
        """);
    line.execute("run", file.toString());
    assertThat(sql("SELECT jobid FROM processes")).containsExactly("1/a");
  }

  @Test
  void sizesAreThoseOfTheProcessWhateverItsThreads() {
    var script = "import threading as t; [t.Thread(target=print).start() for _ in range(5)]";
    line.execute("run", "--measure=threads", "--", "python3", "-c", script);
    assertThat(
            sql(
                "SELECT numtids, vsize_bytes BETWEEN 1e6 AND 1e10 FROM processes ORDER BY numtids DESC LIMIT 1"))
        .containsExactly("6,true");
  }

  @Test
  void theWordBehindTheOptionIsNotItsValue() {
    var told = line.execute("run", "--measure", folder.resolve("absent.json").toString());
    assertThat(told.err()).contains("absent.json").doesNotContain("--measure");
    assertThat(line.execute("run", "--measure=all", "--", "true").err())
        .contains("--measure: expected processes, threads or none, but found all");
  }

  @Test
  void namesOfJobsOfTheLastRunStandForTheirIds() {
    line.execute("run", "--measure", "--array", "1-2", "--", "true");
    line.execute("run", "--measure", "--array", "1-2", "--", "true");
    assertThat(line.execute("procs", "true:2", "--csv").out()).contains("2/true:2").hasLineCount(2);
    assertThat(line.execute("procs", "true", "--csv").out()).contains("2/true:1").hasLineCount(3);
    assertThat(line.execute("procs", "true:3").err()).contains("no measured job true:3");
  }

  @Test
  void aResumeBringsInWhatAKilledManagerMeasured() throws Exception {
    var manager =
        new ManagerProcess(folder, Map.of())
            .start("--measure", "--", "sh", "-c", "until [ -e go ]; do sleep 0.05; done");
    var records = folder.resolve("catalog.db.measure/1");
    while (!Files.isDirectory(records) || filesIn(records) == 0) {
      assertThat(manager.isAlive()).isTrue();
      Thread.sleep(20);
    }
    manager.destroyForcibly().waitFor();
    Files.createFile(folder.resolve("go"));
    assertThat(line.execute("run", "--resume").status()).isZero();
    assertThat(sql("SELECT DISTINCT attempt FROM processes ORDER BY 1")).containsExactly("1", "2");
  }
}
