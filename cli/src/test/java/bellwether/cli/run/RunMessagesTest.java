package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `bellwether run` says to command lines that it cannot carry out: one sentence, status 2.
class RunMessagesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run | Expected a job file, or -- and a command, but found neither",
        "run a b | Expected one job file, but found 2 words; a command comes after --",
        "run nowhere.json | nowhere.json: expected a readable job file, but there is no such file",
        "run /tmp | /tmp: expected a readable job file, but",
        "run --array 1-2 --each-line x -- true | Expected either --array or --each-line, but found both",
        "run --array 5 -- true | --array: expected FIRST-LAST such as 1-1000, but found '5'",
        "run --array 5-4 -- true | --array: expected a last index of at least 5, but found 4",
        "run --each-line nowhere -- true | --each-line: expected a readable file, but nowhere is not: there is no such file",
        "run --each-line /dev/null -- true | --each-line: expected at least one line, but /dev/null is empty",
        "run --cores 0 -- true | --cores: expected at least 1, but found 0",
        "run --cores 2 x.json | Expected --cores, --max-attempts, --stdout, --stderr and --append with a command",
        "run --max-attempts 0 -- true | --max-attempts: expected at least 1, but found 0",
        "run --max-fails -1 -- true | --max-fails: expected at least 0, but found -1",
        "run --grace -1 -- true | --grace: expected seconds, at least 0, but found -1.0",
        "run --sync soft -- true | --sync: expected normal or full, but found soft",
        "run --failed x.json | Expected --resume with --failed, but found --failed alone",
        "run --take-over x.json | Expected --resume with --take-over, but found --take-over alone",
        "run --resume 1 --wd /tmp | Expected --resume without a command",
        "run --nodes 0 -- true | but found '0'",
        "run --nodes n1:x -- true | but found",
        "run --gpus , -- true | but found",
        "run --mem much -- true | but found 'much'",
        "run --envschema pbs -- true | Expected auto, common or slurm for --envschema, but found 'pbs'"
      })
  void tellsWhatWasExpectedAndFound(String command, String sentence) {
    var told = new CommandLine(folder).execute(command.split(" "));
    assertThat(told.err()).contains(sentence).doesNotContain("Exception");
    assertThat(told.err().lines()).hasSize(1);
    assertThat(told.status()).isEqualTo(2);
  }

  @Test
  void nothingIsRememberedOfARunThatCouldNotBegin() {
    var line = new CommandLine(folder);
    line.run("--envschema", "pbs", "--", "true");
    line.run("--cores", CommandLine.tooMany(), "--", "true");
    assertThat(line.execute("runs", "--json").out()).isEmpty();
  }

  @Test
  void aJobThatCanNeverRunIsRefused() {
    var told = new CommandLine(folder).run("--cores", "3", "--", "true");
    assertThat(told.err()).contains("Job true asks for 3 cores, but there are 2 cores on 1 node");
    assertThat(told.status()).isEqualTo(2);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    var told = new CommandLine(folder).execute("run", "/bin/true");
    assertThat(told.err()).contains("expected a job file in UTF-8, but found other bytes");
  }

  @Test
  void allErrorsOfAFileAreToldAtOnce() {
    var line = new CommandLine(folder);
    var told = line.run(line.file("e.yaml", "jobs: [{name: a, execution: {}}, {name: b}]"));
    assertThat(told.err()).contains("job a: execution").contains("job b: execution");
    assertThat(told.status()).isEqualTo(2);
  }
}
