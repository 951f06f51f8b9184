package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SacctTest {
  private static final String JOBS =
      """
      jobs:
        - name: sim
          iteration: {stop: 2}
          resources: {numCores: 2, wt: 1h}
          execution: {exec: sh, args: ["-c", "exit ${it}"]}
        - {name: slow, resources: {numCores: 1, wt: 1s}, execution: {exec: sleep, args: ["30"]}}
        - {name: killed, execution: {exec: sh, args: ["-c", "kill -9 $$$$"]}}
        - {name: never, dependencies: {after: [slow]}, execution: {exec: "true"}}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void run() {
    line = new CommandLine(folder);
    line.execute("run", "--nodes", "n1:4", line.file("jobs.yaml", JOBS));
  }

  private List<String> sacct(String format) {
    return line.execute("jobs", "--format", format).outLines();
  }

  @Test
  void jobsAreAsSacctPrintsThem() {
    assertThat(sacct("sacct"))
        .containsExactly(
            "JobID|JobName|Partition|Account|AllocCPUS|State|ExitCode",
            "1|sim:0|||2|COMPLETED|0:0",
            "2|sim:1|||2|FAILED|1:0",
            "3|slow|||1|TIMEOUT|0:15",
            "4|killed|||1|FAILED|0:9",
            "5|never|||0|CANCELLED|0:0");
  }

  @Test
  void fieldsAreChosenByNameInAnyCase() {
    assertThat(sacct("sacct:jobname%20,Timelimit,ReqMem,NodeList,NNodes,ElapsedRaw"))
        .startsWith(
            "JobName|Timelimit|ReqMem|NodeList|NNodes|ElapsedRaw", "sim:0|01:00:00|0|n1|1|0")
        .contains("never|UNLIMITED|0|None assigned|0|0");
    assertThat(sacct("sacct:User,Submit,Start,End,Elapsed,MaxRSS,TotalCPU,CPUTimeRAW").get(1))
        .matches(
            "\\w+\\|2\\S{18}\\|2\\S{18}\\|2\\S{18}\\|00:00:0\\d\\|\\d+K\\|00:0\\d\\.\\d{3}\\|\\d");
  }

  @Test
  void anUnknownFieldIsAnErrorThatNamesTheOthers() {
    var result = line.execute("jobs", "--format", "sacct:JobID,Sate");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("but found 'Sate'", "State, ExitCode, Elapsed");
    assertThat(line.execute("jobs", "--format", "squeue").err()).contains("Expected sacct");
    assertThat(line.execute("jobs", "--format", "sacct", "--json").err()).contains("choose one");
  }
}
