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
class ResumeTest {
  /// Ends before its jobs have: the first time `finish` ends it, a resume asks for nothing.
  private static final String BROKEN_OFF =
      """
      [{"request": "submit", "jobs": [
         {"name": "a", "iteration": {"stop": 4}, "execution": {"exec": "sh",
          "args": ["-c", "test -e go || exec sleep 100; echo $BELLWETHER_ATTEMPT >> ran-${it}"]}},
         {"name": "b", "execution": {"exec": "true"}, "dependencies": {"after": ["a"]}}]},
       {"request": "finish"}]
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  private String breakOff() throws IOException {
    var file = line.file("j.json", BROKEN_OFF);
    var broken = line.run(file);
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.err()).contains("5 jobs are left; go on with: bellwether run --resume 1");
    Files.createFile(folder.resolve("go"));
    return file;
  }

  @Test
  void goesOnWithWhatIsLeft() throws IOException {
    breakOff();
    var resumed = line.execute("run", "--resume");
    assertThat(resumed.status()).isZero();
    assertThat(resumed.err()).contains("run 2: 5 of 5 finished");
    assertThat(folder.resolve("ran-3")).exists();
  }

  @Test
  void saysWhatItWouldRun() throws IOException {
    breakOff();
    assertThat(line.execute("run", "--resume", "--check").out())
        .isEqualTo("run 1: 5 of 5 would run\n");
    assertThat(line.execute("runs", "--json").outLines()).hasSize(1);
  }

  @Test
  void withoutATerminalItStartsAnewAndSaysHowToGoOn() throws IOException {
    var file = breakOff();
    var anew = line.run("--json", file);
    assertThat(anew.err())
        .contains(
            "run 1 of %s did not finish; starting anew (to go on with it: bellwether run --resume 1)"
                .formatted(file));
  }

  @Test
  void aPersonIsAskedAndMayGoOn() throws IOException {
    var file = breakOff();
    var asked = line.interactive().given("y\n").run(file);
    assertThat(asked.err()).contains("Run 1 of this file did not finish. Go on with it? [Y/n]");
    assertThat(asked.err()).contains("run 2: 5 of 5 finished");
  }

  @Test
  void whoEndsTheInputIsNotTakenForWilling() throws IOException {
    var file = breakOff();
    line.interactive().given("").run(file);
    assertThat(line.execute("runs", "--json").outLines().getLast()).contains("\"origin\":2");
  }

  @Test
  void aFileThatHasChangedIsStartedAnew() throws IOException {
    breakOff();
    var file = line.file("j.json", BROKEN_OFF.replace("sleep 100", "sleep 99"));
    assertThat(line.interactive().given("y\n").run(file).err())
        .contains("did not finish, but its jobs have changed since; starting anew");
  }

  @Test
  void whatHasFinishedIsNotResumed() {
    line.run("--", "true");
    var resumed = line.execute("run", "--resume");
    assertThat(resumed.err()).contains("nothing is left of run 1: 1 of 1 finished");
    assertThat(resumed.status()).isZero();
    assertThat(line.execute("runs", "--json").outLines()).hasSize(1);
  }

  @Test
  void whatFailedRunsAgainWhenAsked() throws IOException {
    var file =
        line.file(
            "f.yaml",
            """
            jobs:
              - {name: a, execution: {script: "test -e go"}}
              - {name: b, execution: {exec: "true"}, dependencies: {after: [a]}}
            """);
    assertThat(line.run(file).status()).isEqualTo(1);
    assertThat(line.execute("run", "--resume").err())
        .contains(
            "nothing is left of run 1: 0 of 2 finished; to run what failed again: bellwether run --resume 1 --failed");
    Files.createFile(folder.resolve("go"));
    assertThat(line.execute("run", "--resume", "--failed").err())
        .contains("run 2: 2 of 2 finished");
  }

  @Test
  void aRunThatNobodyKnowsIsNotResumed() {
    assertThat(line.execute("run", "--resume").err()).contains("There is no run to resume");
    line.run("--", "true");
    assertThat(line.execute("run", "--resume", "7").err()).contains("There is no run 7");
    assertThat(line.execute("run", "--resume", "x.json").err())
        .contains("There is no run of x.json");
  }

  @Test
  void fewerCoresThanAJobNeedsAreRefused() {
    line.runOn("4", "--cores", "4", "--", "false");
    var told = line.execute("run", "--resume", "--failed", "--nodes", "2");
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains("Job false asks for 4 cores, but there are 2 cores");
  }
}
