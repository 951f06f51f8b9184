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

/// The keys of `execution`.
@Timeout(60)
class ReferenceExecutionTest {
  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  private Flight.Landing execution(String fields) throws IOException {
    return flight.job("\"execution\": {" + fields + "}");
  }

  @Test
  void argumentsArriveIntact() throws IOException {
    execution(
            "\"exec\": \"printf\", \"args\": [\"<%s>\", \"a  b\", \"'\\\"\\\\\", \"*\", \"\", 5, true, null],"
                + " \"stdout\": \"out\"")
        .well();
    assertThat(flight.file("out")).isEqualTo("<a  b><'\"\\><*><><5><True><None>");
  }

  @Test
  void programsWithASlashAreFromTheWorkingDirectory() throws IOException {
    Files.createDirectory(folder.resolve("w"));
    var program = Files.writeString(folder.resolve("w/run.sh"), "#!/bin/sh\npwd > here\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    execution("\"exec\": \"./run.sh\", \"wd\": \"w\"").well();
    assertThat(flight.file("w/here")).isEqualTo(folder.resolve("w").toString());
  }

  @Test
  void programsAreLookedUpOnTheJobsPath() throws IOException {
    var program = Files.writeString(folder.resolve("mine"), "#!/bin/sh\n/bin/echo x > out\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    execution("\"exec\": \"mine\", \"env\": {\"PATH\": \"%s\"}".formatted(folder)).well();
    assertThat(flight.file("out")).isEqualTo("x");
  }

  @Test
  void scriptsAreForALoginShell() throws IOException {
    execution(
            "\"script\": \"shopt -q login_shell && echo login > out; for i in 1 2; do echo $i; done >> out\"")
        .well();
    assertThat(flight.file("out")).isEqualTo("login\n1\n2");
  }

  @Test
  void streamsAreFilesInTheWorkingDirectory() throws IOException {
    Files.createDirectory(folder.resolve("w"));
    Files.writeString(folder.resolve("w/in"), "input\n");
    Files.writeString(folder.resolve("w/out"), "a long text from before\n");
    execution(
            "\"exec\": \"sh\", \"args\": [\"-c\", \"cat; echo err >&2; echo out\"], \"wd\": \"w\","
                + " \"stdin\": \"in\", \"stdout\": \"out\", \"stderr\": \"out\"")
        .well();
    assertThat(flight.file("w/out")).isEqualTo("input\nerr\nout");
  }

  @Test
  void unnamedStreamsAreEmptyAndTheTailOfErrorsIsKept() throws IOException {
    execution(
            "\"exec\": \"sh\", \"args\": [\"-c\", \"cat > copy; echo lost; echo why >&2; exit 4\"]")
        .failed();
    assertThat(flight.file("copy")).isEmpty();
    assertThat(flight.command("", new String[0], "explain", "j").out()).contains("why");
  }

  @Test
  void workingDirectoriesAreMade() throws IOException {
    execution("\"exec\": \"touch\", \"args\": [\"x\"], \"wd\": \"deep/${jname}/down\"").well();
    assertThat(folder.resolve("deep/j/down/x")).exists();
  }

  @ParameterizedTest
  @CsvSource({"\"modules\": \"a\", a", "'\"modules\": [\"a\", \"b c\"]', a+b c"})
  void modulesAreLoadedBefore(String modules, String loaded) throws IOException {
    var module = "() { shift; IFS=+; export LOADED=\\\"$*\\\"; }";
    execution(
            modules
                + ", \"exec\": \"sh\", \"args\": [\"-c\", \"echo \\\"$LOADED\\\" > out\"],"
                + " \"env\": {\"BASH_FUNC_module%%\": \""
                + module
                + "\"}")
        .well();
    assertThat(flight.file("out")).isEqualTo(loaded);
  }

  @Test
  void virtualEnvironmentsAreEnteredAndArgumentsStayIntact() throws IOException {
    Files.createDirectories(folder.resolve("v/bin"));
    Files.writeString(folder.resolve("v/bin/activate"), "export ENTERED=yes\n");
    execution(
            "\"venv\": \"v\", \"exec\": \"sh\", \"args\": [\"-c\", \"echo $ENTERED $1 > out\", \"-\", \"a'  \\\"b\"]")
        .well();
    assertThat(flight.file("out")).isEqualTo("yes a' \"b");
  }

  @Test
  void nullCountsAsAbsent() throws IOException {
    execution(
            """
            "exec": "touch", "args": ["out"], "script": null, "env": null, "wd": null, "stdin": null,
            "stdout": null, "stderr": null, "modules": null, "venv": null, "model": null, "model_opts": null\
            """)
        .well();
    assertThat(folder.resolve("out")).exists();
  }

  @Test
  void otherModelsStartOneProcessAndSaySoOnce() throws IOException {
    var landing =
        flight.job(
            """
            "iteration": {"stop": 3}, "resources": {"numCores": 2},
            "execution": {"exec": "sh", "args": ["-c", "echo >> out"], "model": "OpenMPI", "model_opts": {"mpirun_args": ["-x"]}}\
            """,
            "--nodes",
            "2");
    assertThat(landing.well().err().split("The execution model openmpi starts one process here"))
        .hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"exec\": \"no-such-program\" | Expected a program 'no-such-program' on the job's PATH",
        "\"exec\": \"./none\" | there is no such file: correct 'exec'",
        "\"exec\": \"true\", \"stdin\": \"none\" | there is no such file: correct 'stdin' or make it first",
        "\"exec\": \"true\", \"stdout\": \"/dev/null/x/o\" | make it or correct 'stdout'",
        "\"exec\": \"true\", \"wd\": \"/dev/null/x\" | Expected the working directory /dev/null/x, but that is not a directory"
      })
  void whatCannotStartSaysWhy(String fields, String message) throws IOException {
    execution(fields).failed();
    assertThat(flight.row("j")).containsEntry("cause", "launch_failed");
    assertThat(flight.command("", new String[0], "explain", "j").out()).contains(message);
  }
}
