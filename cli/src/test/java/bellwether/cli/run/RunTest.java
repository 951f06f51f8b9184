package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {
  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void runsAFileAndSaysSo() throws IOException {
    var file =
        line.file("j.yaml", "jobs: [{name: a, execution: {exec: echo, args: [hi], stdout: o}}]");
    var result = line.run(file);
    assertThat(result.status()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("JOB_FINISHED").contains("run 1: 1 of 1 finished in ");
    assertThat(text("o")).isEqualTo("hi\n");
  }

  @Test
  void aFailureIsToldWithItsLastWords() {
    var result = line.run("--", "sh", "-c", "echo oops >&2; exit 3");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("failed: sh (exit code 3): oops")
        .contains("why: bellwether explain JOB");
  }

  @Test
  void lastWordsInAFileAreReadThere() {
    var result =
        line.run(
            "--stderr", "err-${it}", "--array", "5-5", "--", "sh", "-c", "echo oops >&2; exit 3");
    assertThat(result.err()).contains("failed: sh:5 (exit code 3): oops");
  }

  @Test
  void controlCharactersOfAJobDoNotReachTheTerminal() {
    assertThat(line.run("--", "sh", "-c", "printf 'a\\033[2Jb' >&2; exit 3").err())
        .contains("a [2Jb");
  }

  @Test
  void retriesAreCounted() {
    var result = line.run("--max-attempts", "2", "--", "sh", "-c", "test $BELLWETHER_ATTEMPT = 2");
    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("after 1 retry");
  }

  @Test
  void quietLeavesErrorsAlone() {
    assertThat(line.run("--quiet", "--", "true").err()).isEmpty();
    assertThat(line.run("--quiet", "--", "false").err()).startsWith("failed: false");
  }

  @Test
  void anArrayRunsForEachIndex() throws IOException {
    assertThat(line.run("--array", "3-5", "--stdout", "o-${it}", "--", "echo", "${it}").status())
        .isZero();
    assertThat(text("o-3") + text("o-5")).isEqualTo("3\n5\n");
  }

  @Test
  void eachLineIsAValue() throws IOException {
    var lines = line.file("lines", "a b\n\"c\"\n");
    assertThat(line.run("--each-line", lines, "--stdout", "o-${it}", "--", "echo").status())
        .isZero();
    assertThat(text("o-0") + text("o-1")).isEqualTo("a b\n\"c\"\n");
  }

  @Test
  void readsAJobFileFromStandardInput() {
    line.given("{\"jobs\": [{\"name\": \"a\", \"execution\": {\"exec\": \"true\"}}]}");
    assertThat(line.run("-").status()).isZero();
  }

  @Test
  void checkRunsNothing() {
    var file =
        line.file(
            "j.toml",
            "[[jobs]]\nname = \"a\"\niteration = {stop = 3}\nexecution = {exec = \"touch\", args = [\"x\"]}");
    var result = line.run("--check", file);
    assertThat(result.outLines().getFirst()).isEqualTo("  a:0…2 (3 iterations): touch x");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(folder.resolve("catalog.db")).doesNotExist();
  }

  @Test
  void printsTheSchemaOfJobFiles() throws IOException {
    var result = line.run("--schema");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .isEqualTo(Files.readString(Path.of("..", "docs", "job-file.schema.json")));
    assertThat(folder.resolve("catalog.db")).doesNotExist();
  }

  @Test
  void printsTheSchemaOrRunsAFile() {
    var result = line.run("--schema", "j.yaml");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("Expected --schema alone");
  }

  @Test
  void afterMoreFailuresThanAllowedTheRestIsCancelled() {
    var result = line.runOn("1", "--max-fails", "1", "--json", "--array", "0-9", "--", "false");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.outLines().getLast()).contains("\"failed\":2").contains("\"cancelled\":8");
  }

  @Test
  void jsonEventsAreThoseOfEventsJson() {
    var run = line.run("--json", "--array", "0-2", "--", "true");
    var lines = run.outLines();
    assertThat(line.execute("events", "--json").outLines())
        .isEqualTo(lines.subList(0, lines.size() - 1));
    assertThat(lines.getLast())
        .startsWith("{\"summary\":true,\"run\":1,")
        .contains("\"job_finished\":3")
        .contains("\"wall_us\":");
  }

  @Test
  void requestsOfAFileAreAnswered() {
    var file =
        line.file(
            "r.json",
            """
            [{"request": "submit", "jobs": [{"name": "a", "execution": {"exec": "true"}}]},
             {"request": "resourcesInfo"},
             {"request": "jobStatus", "jobNames": ["a", "b"]}]
            """);
    var answers = line.run("--json", file).outLines();
    assertThat(answers)
        .anyMatch(answer ->
            answer.startsWith("{\"request\":\"resourcesInfo\",\"answer\":{\"total_nodes\":1"))
        .anyMatch(answer -> answer.contains("Job 'b' doesn't exist"));
  }

  @Test
  void aModelThatNeedsAClusterIsToldOnce() {
    var file =
        line.file(
            "m.yaml",
            """
            jobs:
              - name: m
                iteration: {stop: 3}
                execution: {exec: "true", model: openmpi}
                resources: {numCores: 2}
            """);
    assertThat(line.run(file).err())
        .containsOnlyOnce("The execution model openmpi starts one process here");
  }

  @Test
  void aJobMayComeAfterOneOfALaterSubmit() {
    var file =
        line.file(
            "s.json",
            """
            [{"request": "submit", "jobs": [{"name": "a", "execution": {"exec": "true"},
              "dependencies": {"after": ["b"]}}]},
             {"request": "submit", "jobs": [{"name": "b", "execution": {"exec": "true"}}]}]
            """);
    assertThat(line.run(file).status()).isZero();
  }
}
