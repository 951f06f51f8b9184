package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that ask, on one run in which jobs ended in every way.
@Timeout(60)
class AskTest {
  private static final String JOBS =
      """
      jobs:
        - {name: good, tags: {step: one}, execution: {exec: echo, args: [hi], stdout: good.out}}
        - {name: bad, execution: {script: "echo oops >&2; exit 7"}}
        - {name: secret, execution: {exec: sh, args: [-c, 'test $$API_KEY = word'], env: {API_KEY: word, OPEN: seen}}}
        - {name: gone, execution: {exec: /no/such}}
        - {name: slow, execution: {exec: sleep, args: [30]}, resources: {numCores: 1, wt: 1s}}
        - {name: killed, execution: {script: "kill -SEGV $$$$"}}
        - {name: array, iteration: {values: [a, b]}, execution: {script: "test ${itval} = a"}, max_attempts: 2}
        - {name: later, execution: {exec: "true"}, dependencies: {after: [bad]}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() {
    var line = new CommandLine(folder);
    assertThat(line.run(line.file("j.yaml", JOBS)).status()).isEqualTo(1);
  }

  private static CommandLine.Result ask(String... words) {
    return new CommandLine(folder).execute(words);
  }

  @Test
  void jobsTellEachIterationAsAnObject() {
    assertThat(ask("jobs", "array:1", "--json").out())
        .matches(
            "\\{\"run\":1,\"job\":\"array:1\",\"value\":\"b\",\"state\":\"FAILED\",\"attempts\":2,"
                + "\"exit_code\":1,\"signal\":null,\"cause\":\"exit_code\","
                + "\"start_time\":\"[-0-9]{10}T[:0-9]{8}[.][0-9]{6}Z\",\"end_time\":\"[^\"]+Z\","
                + "\"nodes\":\\[\"[^\"]+\\[[01]]\"],\"stdout\":null,\"stderr\":null,"
                + "\"cpu_time_us\":[0-9]+,\"peak_memory_bytes\":(null|[0-9]+),\"job_id\":8}\n");
  }

  @Test
  void jobsAsCsvHaveAHeaderAndRows() {
    assertThat(ask("jobs", "good", "--csv").outLines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "run,job,value,state,attempts,exit_code,signal,cause,start_time,end_time,nodes,stdout,stderr,cpu_time_us,peak_memory_bytes,job_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs --json                       | 9",
        "jobs --json --state FAILED        | 5",
        "jobs --json --state failed,upstream_failed | 6",
        "jobs --json --tag step=one        | 1",
        "jobs --json --tag step            | 1",
        "jobs --json --tag step=two        | 0",
        "jobs --json array                 | 2",
        "jobs --json a*                    | 2",
        "jobs --json --since 1h            | 7",
        "jobs --json --until 1h            | 0",
        "jobs --json --all-runs            | 9",
        "events --json array:1 --state RUN_ERROR | 2",
        "events --json --state FAILED bad  | 1"
      })
  void filtersNarrowDown(String command, int rows) {
    assertThat(ask(command.replace("--until 1h", "--until 1h").split(" ")).outLines())
        .hasSize(rows);
  }

  @Test
  void eventsTellEachTransition() {
    assertThat(ask("events", "bad", "--json", "--state", "RUN_ERROR").out())
        .matches(
            "\\{\"seq\":[0-9]+,\"time\":\"[^\"]+Z\",\"run\":1,\"job\":\"bad\",\"allocation\":1,\"attempt\":1,"
                + "\"from_state\":\"RUNNING\",\"to_state\":\"RUN_ERROR\",\"cause\":\"exit_code\","
                + "\"weight\":[.0-9]+,\"data\":\\{\"exit_code\":7.*}}\n");
  }

  @Test
  void eventsOfRunAndAllocationAreToldApart() {
    assertThat(ask("events").out()).contains("(run)").contains("(allocation)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "good    | It finished at the first attempt.",
        "bad     | exit code 7",
        "bad     | oops",
        "gone    | there is no such file: correct 'exec'",
        "slow    | it ran longer than its time limit",
        "killed  | killed by SIGSEGV",
        "array:1 | Attempt 2: exit code 1.",
        "array   | 1 failed",
        "later   | bad, which it comes after, ended as FAILED",
        "later   | See why: bellwether explain bad"
      })
  void explainsWhyAJobIsAsItIs(String job, String reason) {
    assertThat(ask("explain", job).out()).contains(reason);
  }

  @Test
  void explainsAsOneObject() {
    assertThat(ask("explain", "later", "--json").out())
        .startsWith("{\"run\":1,\"job\":\"later\",\"state\":\"UPSTREAM_FAILED\"")
        .contains("\"advice\":[");
  }

  @Test
  void jobTellsItsAttempts() {
    assertThat(ask("job", "array:1").out()).contains("2 of at most 2").contains("RUN_ERROR");
    assertThat(ask("job", "array:1", "--json").out())
        .contains("\"history\":[{\"number\":1")
        .contains("\"user_time_us\":")
        .contains("\"description\":{\"name\":\"array\"");
    assertThat(ask("job", "array").out()).contains("iterations");
  }

  @Test
  void jobKeepsSecretsButUsesThem() {
    assertThat(ask("job", "secret", "--json").out())
        .contains("JOB_FINISHED", "\"API_KEY\":\"********\"", "\"OPEN\":\"seen\"");
  }

  @Test
  void logsPrintWhatWasWritten() {
    assertThat(ask("logs", "good").out()).isEqualTo("hi\n");
    assertThat(ask("logs", "good", "--follow").out()).isEqualTo("hi\n");
    assertThat(ask("logs", "bad", "--stderr").out()).isEqualTo("oops\n");
  }

  @Test
  void logsOfASilentJobAreEmpty() {
    assertThat(ask("logs", "bad"))
        .satisfies(told -> {
          assertThat(told.out()).isEmpty();
          assertThat(told.status()).isZero();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logs later         | later has not started, so it wrote nothing",
        "logs good --attempt 2 | There is no attempt 2 of good",
        "job goood          | There is no job goood in run 1; did you mean good?",
        "jobs nobody        | There is no job nobody",
        "explain array:7    | array has no such iteration",
        "jobs --run 9       | There is no run 9",
        "cancel nobody      | There is no job nobody"
      })
  void whatIsNotThereIsStatusOne(String command, String sentence) {
    var told = ask(command.split(" +"));
    assertThat(told.err()).contains(sentence);
    assertThat(told.status()).isEqualTo(1);
  }

  @Test
  void runsTellHowTheyEnded() {
    assertThat(ask("runs", "--json").out())
        .startsWith(
            "{\"run\":1,\"origin\":1,\"workflow\":\"j.yaml\",\"state\":\"ERROR\",\"jobs\":9,")
        .contains("\"job_finished\":3")
        .contains("\"failed\":5");
  }
}
