package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
  private static final String REPORT =
      """
      {"name": "a","state": "SUCCEED","history": [{"state": "QUEUED","date": "2026-03-04T12:00:01"},\
      {"state": "SCHEDULED","date": "2026-03-04T12:00:01.25"},{"state": "EXECUTING","date": "2026-03-04T12:00:02"},\
      {"state": "SUCCEED","date": "2026-03-04T12:00:06.25"}],"runtime": {"allocation": "n0[0:1]",\
      "rtime": "0:00:04.250000","exit_code": "0","pid": "41","pname": "app"}}
      {"name": "b","state": "FAILED","history": [{"state": "QUEUED","date": "2026-03-04T12:00:01.5"},\
      {"state": "EXECUTING","date": "2026-03-04T12:00:07"},{"state": "FAILED","date": "2026-03-04T12:00:08"}],\
      "runtime": {"allocation": "n0[1]","rtime": "0:00:01","exit_code": "3","pid": "42","pname": "app"}}
      {"name": "gone","state": "CANCELED","history": [{"state": "QUEUED","date": "2026-03-04T12:00:01"},\
      {"state": "CANCELED","date": "2026-03-04T12:00:02"}],"runtime": {}}
      {"name": "late","state": "OMITTED","history": [{"state": "QUEUED","date": "2026-03-04T12:00:01"},\
      {"state": "OMITTED","date": "2026-03-04T12:00:08"}],"runtime": {}}
      {"name": "nowhere","state": "FAILED","history": [{"state": "SCHEDULED","date": "2026-03-04T12:00:01"},\
      {"state": "FAILED","date": "2026-03-04T12:00:02"}],"runtime": {"allocation": "n0[1]","rtime": "0",\
      "exit_code": "-1","pid": "-1","pname": "x"},"messages": "no such folder"}
      """;
  private static final String TIMES =
      """
      {"node": "n0", "rt": {"a": {"s": "2026-03-04 12:00:02.500000", "f": "2026-03-04 12:00:06"},
       "b": {"s": "2026-03-04 12:00:07.250000", "f": "2026-03-04 12:00:07.750000"}}}
      """;
  private static final String FINAL =
      """
      {"System": {"Started": "2026-03-04 12:00:00", "Generated": "2026-03-04 12:00:10"},
       "Resources": {"TotalNodes": 1, "TotalCores": 3},
       "IterationStats": {"TotalIterations": 5, "FailedIterations": 2}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    var service = Files.createDirectory(directory.resolve(".qcgpjm-service-x.1"));
    Files.writeString(service.resolve("jobs.report"), REPORT);
    Files.writeString(service.resolve("final_status.json"), FINAL);
    Files.writeString(directory.resolve("rtimes_n0_now_1.log"), TIMES);
  }

  private CommandResult report(String... args) {
    var all = new String[args.length + 1];
    all[0] = args[0];
    all[1] = directory.toString();
    System.arraycopy(args, 1, all, 2, args.length - 1);
    return CommandResult.report(all);
  }

  private void forgetRealTimes() throws IOException {
    Files.delete(directory.resolve("rtimes_n0_now_1.log"));
  }

  @Test
  void statsTellOfTheService() {
    assertThat(report("stats").out())
        .isEqualTo(
            """
            \t          total jobs: 5
            \t         failed jobs: 2
            \t         total cores: 3
            \t         total nodes: 1
            \t     service started: 2026-03-04 12:00:00
            \t    service finished: 2026-03-04 12:00:10
            \t     service runtime: 10.00 secs
            \t       init overhead: 2.00 secs
            \t     finish overhead: 2.00 secs
            \t      total overhead: 4.00 secs
            \t      overhead ratio: 40.0 %
            \t overhead core-hours: 0.00
            """);
  }

  @Test
  void detailedStatsTellOfTheJobs() {
    assertThat(report("stats", "--details").out())
        .contains("\t  total queuing time: 0.5\n", "mean: 2.625\n", "median_lo: 1.0\n")
        .contains("stdev: 2.2980970388562794\n", "pvar: 2.640625\n");
  }

  @Test
  void launchStatsTellWhatLaunchingCost() {
    assertThat(report("launch-stats", "--details").out())
        .contains("                    total start overhead: 0.7500\n")
        .contains("    average job overhead per runtime (%): 60.71\n")
        .contains("                generated for total jobs: 2\n")
        .endsWith("\t\tb: total 0.5000, start 0.2500, stop 0.2500\n");
  }

  @Test
  void usageTellsOfUsedAndOfAllCores() {
    assertThat(report("rusage", "--details").out())
        .isEqualTo(
            """
            \t                              used cores: 2
            WARNING: 1 has not been used by any job
            \t       average USED core utilization (%): 37.5%
            \t       average ALL cores utilization (%): 25.0%
            \tn0
            \t\t0   : 35.0%, unused 6.5000 s
            \t\t1   : 40.0%, unused 6.0000 s
            """);
  }

  @Test
  void usageWithoutRealTimesIsAnError() throws IOException {
    forgetRealTimes();
    var said = report("rusage");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).startsWith("error: real time log files not found");
  }

  @Test
  void efficiencyTellsOfEveryCore() {
    assertThat(report("efficiency", "--details").out())
        .contains("average core utilization (%): 88.1%", "\t\t1   : 76.2%, unused 1.2500 s\n");
    assertThat(report("efficiency-core", "n0", "1").out())
        .isEqualTo("node n0:1: utilization 76.2%, unused 1.2500 of total 5.2500\n");
  }

  @Test
  void jobsMayBeSortedAndChosen() {
    assertThat(report("jobs", "--sort", "runtime").out().lines())
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactly("nowhere", "b", "a");
    assertThat(report("jobs", "--state", "succeed", "--node", "n0", "--core", "0").out())
        .isEqualTo(
            "\ta state SUCCEED run 0:00:04.250000 secs, between 2026-03-04 12:00:02.500000 -"
                + " 2026-03-04 12:00:06 on nodes n0\n");
  }

  @Test
  void aJobIsToldWithAllItsTimes() {
    assertThat(report("job", "b", "gone", "none").out())
        .contains("\t               nodes: {'n0': ['1']}\n\t          process id: 42\n")
        .contains("\t               state: FAILED (3)\n")
        .contains("\tgone:\n\t        run-time (s): None\n")
        .contains("\t               state: CANCELED (UNKNOWN)\n")
        .endsWith("none: missing job data\n");
  }

  @Test
  void aCoreHadItsJobsInTheirOrder() {
    assertThat(report("allocation", "n0", "1").out().lines())
        .filteredOn(line -> line.contains(" for "))
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactly("a", "b", "nowhere");
  }

  @Test
  void textTellsEveryJob() {
    assertThat(report("text").out())
        .contains("late (OMITTED) \n\t2026-03-04T12:00:01: QUEUED\n")
        .contains("nowhere (FAILED) no such folder\n");
  }

  @Test
  void everyReportTakesARunWithoutRealTimes() throws IOException {
    forgetRealTimes();
    for (var name : new String[] {"stats", "launch-stats", "efficiency", "jobs", "text"}) {
      assertThat(report(name).status()).as(name).isZero();
    }
    assertThat(report("allocation", "n0", "1").status()).isZero();
    assertThat(report("gantt", directory.resolve("a.svg").toString()).out())
        .startsWith("warning: real time log files not found");
  }

  @Test
  void chartsAreWrittenSilently() {
    var file = directory.resolve("gaps.png");
    assertThat(report("gantt-gaps", file.toString())).isEqualTo(new CommandResult(0, "", ""));
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void aChartOfNothingIsAnError() throws IOException {
    var nothing = Files.createDirectory(directory.resolve("nothing"));
    var said =
        CommandResult.report("gantt", nothing.toString(), directory.resolve("a.pdf").toString());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("nothing to draw");
  }

  @Test
  void aWrongCommandLineIsExplained() {
    assertThat(CommandResult.report("stats", "/no/such"))
        .isEqualTo(
            new CommandResult(
                2,
                "",
                """
                Usage: qcg-pm-report stats [OPTIONS] WDIR
                Try 'qcg-pm-report stats --help' for help.

                Error: Invalid value for 'WDIR': Directory '/no/such' does not exist.
                """));
    assertThat(CommandResult.report("sta").err())
        .contains("No such command 'sta'. Did you mean 'stats'?");
    assertThat(CommandResult.report("jobs").err()).contains("Missing argument 'WDIR'.");
    assertThat(report("jobs", "--state").err())
        .isEqualTo("Error: Option '--state' requires an argument.\n");
    assertThat(report("stats", "x", "y").err()).contains("unexpected extra arguments (x y)");
    assertThat(report("jobs", "--sort", "x").err()).contains("'x' is not one of 'start', ");
  }

  @Test
  void helpListsOptionsAndCommands() {
    assertThat(CommandResult.report("--help").out())
        .contains("Commands:\n  allocation\n  efficiency\n");
    assertThat(CommandResult.report().status()).isEqualTo(2);
    assertThat(CommandResult.report("rusage", "--help").out())
        .isEqualTo(
            """
            Usage: qcg-pm-report rusage [OPTIONS] WDIR

            Options:
              --details
              --wo-init
              --until-last-job
              --verbose
              --help            Show this message and exit.
            """);
  }
}
