package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One reader for three syntaxes, and what it refuses.
@Timeout(60)
class ReferenceSyntaxTest {
  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  @Test
  void noStaysTextInYaml() throws IOException {
    flight
        .run(
            "f.yml",
            """
            jobs:
              - name: j
                execution: {exec: echo, args: [no, off, yes, true, null, 010, 1.50], stdout: out}
            """)
        .well();
    assertThat(flight.file("out")).isEqualTo("no off yes True None 10 1.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs: [{name: j, execution: {exec: touch, args: [out]}}]",
        "[[jobs]]\nname = 'j'\nexecution = { exec = 'touch', args = ['out'] }",
        "[{\"request\": \"submit\", \"jobs\": [{\"name\": \"j\", \"execution\": {\"script\": \"touch out\"}}]}]",
        "{\"request\": \"submit\", \"jobs\": [{\"name\": \"j\", \"execution\": {\"script\": \"touch out\"}}]}",
        "requests: [{request: submit, jobs: [{name: j, execution: {exec: touch, args: [out]}}]}]"
      })
  void standardInputIsToldByItsText(String text) {
    flight.command(text, new String[] {"--wd", folder.toString()}, "run", "-").well();
    assertThat(folder.resolve("out")).exists();
  }

  @Test
  void withoutAnEndingTheTextTells() throws IOException {
    flight.run("jobs", "jobs: [{name: j, execution: {exec: touch, args: [out]}}]").well();
    assertThat(folder.resolve("out")).exists();
  }

  @Test
  void anyOtherEndingIsJson() throws IOException {
    var landing = flight.run("f.txt", "jobs: []");
    assertThat(landing.status()).isEqualTo(2);
    assertThat(landing.err()).contains("line 1, column 1: this is no JSON");
  }

  @Test
  void checkOnlySaysWhatWouldRun() throws IOException {
    var landing =
        flight.job(
            "\"iteration\": {\"stop\": 3}, \"execution\": {\"exec\": \"touch\", \"args\": [\"out\"]}",
            "--check");
    assertThat(landing.well().out())
        .contains("j:0…2 (3 iterations): touch out")
        .contains("1 job, 3 to run");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Files.exists(folder.resolve("catalog.db"))).isFalse();
  }

  @Test
  void allErrorsComeAtOnceAndNothingRuns() throws IOException {
    var file = folder.resolve("f.json") + ": ";
    flight
        .jobs(
            """
            {"name": "ok", "execution": {"exec": "touch", "args": ["out"]}},
            {"name": "a", "execution": {"exec": 5, "wdd": "x"}, "max_attempts": 0},
            {"name": "b b", "execution": {"exec": "true"}},
            {"name": "ok", "execution": {"script": "x"}}\
            """)
        .refused(
            file + "job a: execution.wdd: unknown key; did you mean wd?",
            file + "job a: execution.exec: expected a text, but found 5",
            file + "job a: max_attempts: expected a whole number of at least 1, but found 0",
            file
                + "job number 3: name: expected a name without blanks, colons, quotes, parentheses,"
                + " braces and dollars, but found \"b b\"",
            file + "job ok: name: expected a name of its own, but another job has it, too");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    assertThat(flight.run("f.yaml", "jobs: []\njobs: []").err())
        .contains("this is no YAML: found duplicate key jobs");
    assertThat(flight.run("f.json", "{\"jobs\": [], \"jobs\": []}").err())
        .contains("this is no JSON: Duplicate Object property \"jobs\"");
    assertThat(flight.run("f.toml", "jobs = []\njobs = []").err()).contains("this is no TOML: ");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    var file = folder.resolve("none.json").toString();
    flight
        .command("", new String[0], "run", file)
        .refused(file + ": expected a readable job file, but there is no such file");
  }

  @Test
  void otherBytesThanUtf8AreTold() throws IOException {
    var file = Files.write(folder.resolve("f.json"), new byte[] {'"', (byte) 0xff, '"'});
    flight
        .command("", new String[0], "run", file.toString())
        .refused(file + ": expected a job file in UTF-8, but found other bytes");
  }

  @Test
  void attributesAreKept() throws IOException {
    flight
        .job(
            "\"execution\": {\"exec\": \"true\"}, \"attributes\": {\"x\": [1, null, \"${jname}\"]}")
        .well();
    var detail = flight.command("", new String[0], "job", "j", "--json").well().out();
    assertThat(detail.replace("\\", "").replace(" ", "")).contains("{\"x\":[1,null,\"j\"]}");
  }
}
