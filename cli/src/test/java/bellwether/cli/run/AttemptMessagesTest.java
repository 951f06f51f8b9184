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
import org.junit.jupiter.params.provider.CsvSource;

/// What `bellwether explain` says of attempts that could not be made, and of jobs that were not
/// run.
@Timeout(60)
class AttemptMessagesTest {
  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  private String explained(String job) {
    return flight.command("", new String[0], "explain", job).out().replace(folder + "/", "F/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"exec\": \"no-such\", \"env\": {\"PATH\": \"/bin\"} | Expected a program 'no-such' on the job's PATH, but there is none in /bin: correct 'exec' or set PATH in 'env'",
        "\"exec\": \"text\", \"env\": {\"PATH\": \".\"} | Expected an executable program 'text', but F/./text may not be executed: chmod +x it",
        "\"exec\": \"/no/such\" | Expected a program at /no/such, but there is no such file: correct 'exec'",
        "\"exec\": \"./text\" | Expected to execute F/./text, but it is not executable: chmod +x it",
        "\"exec\": \"/tmp\" | Expected a program at /tmp, but that is not a file: correct 'exec'",
        "\"exec\": \"true\", \"stdin\": \"none\" | Expected to read standard input from F/none, but there is no such file: correct 'stdin' or make it first",
        "\"exec\": \"true\", \"stdout\": \"text/o\" | Expected to write standard output to F/text/o, but there is no directory F/text: make it or correct 'stdout'",
        "\"exec\": \"true\", \"stderr\": \"/tmp\" | Expected to write standard error to /tmp, but that is a directory: give a file in 'stderr'",
        "\"exec\": \"true\", \"wd\": \"text\" | Expected the working directory F/text, but that is not a directory: give another 'wd'",
        "\"exec\": \"true\", \"wd\": \"/proc/nowhere/x\" | Expected to create the working directory /proc/nowhere/x, but could not (",
        "\"exec\": \"true\", \"stdin\": \"pipe\" | Expected a file in 'stdin', but F/pipe is a named pipe: open it in the job, with sh -c 'PROGRAM < PIPE'"
      })
  void whatCannotStart(String execution, String message) throws Exception {
    Files.writeString(folder.resolve("text"), "true\n");
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    flight.job("\"execution\": {" + execution + "}").failed();
    assertThat(explained("j")).contains(message);
  }

  @Test
  void valuesThatNoProcessCanBeGiven() throws IOException {
    flight
        .job(
            """
            "iteration": {"values": ["a\\u0000b"]}, "execution": {"exec": "echo", "args": ["${itval}"]}\
            """)
        .failed();
    assertThat(explained("j:0"))
        .contains(
            "Expected texts in exec, args or script, but 'a\\u0000b' has a NUL character, which no"
                + " process can be given: remove it");
  }

  @Test
  void pathsThatCannotBeOne() throws IOException {
    flight
        .job(
            """
            "iteration": {"values": ["a\\u0000b"]}, "execution": {"exec": "true", "stdout": "${itval}"}\
            """)
        .failed();
    assertThat(explained("j:0")).contains("Expected a path in 'stdout', but 'a");
  }

  @Test
  void argumentsThatAreTooLong() throws IOException {
    flight
        .job(
            "\"execution\": {\"exec\": \"true\", \"args\": [\"%s\"]}"
                .formatted("x".repeat(200_000)))
        .failed();
    assertThat(explained("j"))
        .contains("but the system said: Argument list too long")
        .contains(": shorten 'args' and 'env', or pass the values in a file");
  }

  @Test
  void whyAnIterationOfAPairWasOmitted() throws IOException {
    flight
        .jobs(
            """
            {"name": "a", "iteration": {"stop": 2}, "execution": {"exec": "test", "args": ["${it}", "=", "0"]}},
            {"name": "b", "iteration": {"stop": 2}, "execution": {"exec": "true"},
             "dependencies": {"after": ["a:${it}"]}}\
            """)
        .failed();
    var events = flight.command("", new String[0], "events", "b:1", "--json").out();
    assertThat(events)
        .contains("UPSTREAM_FAILED")
        .contains("its iteration of a did not finish well");
  }

  @Test
  void whyAnAttemptWasEnded() throws IOException {
    flight
        .job(
            """
            "execution": {"exec": "sleep", "args": ["30"]}, "resources": {"numCores": 1, "wt": "1s"}\
            """)
        .failed();
    assertThat(explained("j")).containsIgnoringCase("time");
  }
}
