package bellwether.qcg.report;

import static bellwether.qcg.report.WorkDirectory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PilotRunTest {
  private static final String OMITTED =
      """
      {"name": "late","state": "OMITTED","history": [{"state": "QUEUED","date": "2026-03-04T12:00:00"},\
      {"state": "OMITTED","date": "2026-03-04T12:00:01.5"}],"runtime": {}}\
      """;

  @TempDir Path directory;

  private PilotJob only(String line) {
    return new WorkDirectory(directory).line(line).read().all().iterator().next();
  }

  @Test
  void aJobHasItsTimesAndItsCores() {
    var run = new WorkDirectory(directory).ran("a", "n0[0:1],n1[3]", 1, 3.5).read();
    var job = run.job("a").orElseThrow();
    assertThat(job.seen()).contains(new Span(at(1), at(3.5)));
    assertThat(job.runTime()).contains(Duration.ofMillis(2_500));
    assertThat(job.nodes())
        .containsEntry("n0", List.of("0", "1"))
        .containsEntry("n1", List.of("3"));
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void anOmittedJobHasAnEndButNoStart() {
    var job = only(OMITTED);
    assertThat(job.finished()).contains(at(1.5));
    assertThat(job.seen()).isEmpty();
    assertThat(job.runTime()).isEmpty();
  }

  @Test
  void aJobThatNeverBeganRanForNoTime() {
    var job =
        only(
            """
            {"name": "x","state": "FAILED","history": [{"state": "SCHEDULED","date": "2026-03-04T12:00:00"},\
            {"state": "FAILED","date": "2026-03-04T12:00:01"}],"runtime": {"allocation": "n0[0]","rtime": "0",\
            "exit_code": "-1"},"messages": "no such folder"}\
            """);
    assertThat(job.runTime()).contains(Duration.ZERO);
    assertThat(job.messages()).isEqualTo("no such folder");
    assertThat(job.seen()).isEmpty();
  }

  @Test
  void aTextReportTellsTheSame() {
    var run =
        new WorkDirectory(directory)
            .line("a (SUCCEED) ")
            .line("\t2026-03-04 12:00:01: EXECUTING")
            .line("\t2026-03-04 12:00:03.500000: SUCCEED")
            .line("\tallocation: n0[0:1],n1[3]")
            .line("\trtime: 0:00:02.500000")
            .line("b (FAILED) Traceback (most recent call last)")
            .line("\tin line 1")
            .line("\t2026-03-04 12:00:03: FAILED")
            .line("\t")
            .read();
    assertThat(run.job("a").orElseThrow().seen()).contains(new Span(at(1), at(3.5)));
    assertThat(run.job("a").orElseThrow().had("n1", "3")).isTrue();
    assertThat(run.job("b").orElseThrow().messages())
        .isEqualTo("Traceback (most recent call last)\n\tin line 1");
    assertThat(run.jobs()).hasSize(2);
  }

  @Test
  void halfALastLineIsLeftOutWithAWord() {
    var run = new WorkDirectory(directory).ran("a", "n0[0]", 1, 2).line("{\"name\": \"b").read();
    assertThat(run.jobs()).containsOnlyKeys("a");
    assertThat(run.warnings()).singleElement().asString().contains("line 2 of report");
  }

  @Test
  void whatOnlyTheRealTimesKnowIsAJobToo() {
    var run = new WorkDirectory(directory).really("ghost", 1, 2).read();
    assertThat(run.job("ghost").orElseThrow().measured()).contains(new Span(at(1), at(2)));
    assertThat(run.hasRealTimes()).isTrue();
  }

  @Test
  void servicesAreSummed() {
    var place = new WorkDirectory(directory).service(0, 10, 4);
    place.write(
        ".qcgpjm-service-b/final_status.json",
        """
        {"System": {"Started": "2026-03-04 12:00:05", "Generated": "2026-03-04 12:00:20"},
         "Resources": {"TotalNodes": 1, "TotalCores": 3}}\
        """);
    var totals = place.read().totals();
    assertThat(totals).isEqualTo(new ServiceTotals(new Span(at(0), at(20)), 3, 7, 3, 1));
  }

  @Test
  void oneOfManyLogsIsTakenAndThatIsSaid() {
    var place = new WorkDirectory(directory);
    place.write(".qcgpjm-service-a/service.log", "x\n");
    place.write(
        ".qcgpjm-service-b/service.log",
        "starting governor manager ...\navailable resources: 8 (2 used) cores on 3 nodes\n");
    var run = place.read();
    assertThat(run.found()).contains("found resources: {'cores': 6, 'nodes': 3}");
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void aFileOfRealTimesThatIsNoneIsNamed() {
    var place = new WorkDirectory(directory);
    place.write("rtimes_broken.log", "no json");
    assertThat(place.read().warnings()).singleElement().asString().contains("rtimes_broken.log");
  }

  @Test
  void aDirectoryThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> new PilotDirectory(directory.resolve("none")).read())
        .isInstanceOf(PilotException.class)
        .hasMessageContaining("none");
  }
}
