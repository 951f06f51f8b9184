package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.command.Console;
import bellwether.manager.ManagerLiveness;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final Map<String, String> variables =
      new HashMap<>(Map.of("SHOWN", "yes", "A_TOKEN", "word"));

  private int run(String... words) {
    var args = new ArrayList<>(List.of("--wd", folder.toString()));
    args.addAll(List.of(words));
    variables.put(CatalogPlace.VARIABLE, folder.resolve("catalog.db").toString());
    return ServiceCommand.run(
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            variables,
            false,
            false),
        args);
  }

  private String requests(String json) throws IOException {
    return Files.writeString(folder.resolve("requests.json"), json).toString();
  }

  private Path auxiliary(String file) {
    return folder.resolve(".qcgpjm-service-svc").resolve(file);
  }

  private static final String WORK =
      """
      [{"request": "submit", "jobs": [
         {"name": "it", "iteration": {"stop": 3}, "execution": {"exec": "sh", "args": ["-c", "echo x > ran.$${it}"]}},
         {"name": "gone", "execution": {"exec": "/no/such"}},
         {"name": "after", "execution": {"exec": "true"}, "dependencies": {"after": ["gone"]}}]},
       {"request": "submit", "jobs": [{"name": "bad"}]},
       {"request": "nonsense"},
       {"request": "submit", "jobs": [{"name": "last", "execution": {"exec": "true"}}]}]
      """;

  @Test
  void carriesOutTheRequestsOfAFileAndPassesOverBadOnes() throws Exception {
    int status = run("--file-path", requests(WORK), "--nodes", "2", "--id", "svc", "--tags", "a,b");
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("ran.2")).hasContent("x");
    assertThat(Files.readAllLines(auxiliary("track.states")))
        .hasSize(7)
        .contains(
            "{\"task\": \"last\", \"iteration\": null, \"state\": \"SUCCEED\"}",
            "{\"task\": \"after\", \"iteration\": null, \"state\": \"OMITTED\"}");
    assertThat(auxiliary("service.log"))
        .content()
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8},[0-9]{3}: service svc version ")
        .contains("(with tags svc,a,b)", "Missing execution element in job description")
        .contains("available resources: 2 (0 used) cores on 1 nodes, options (binding=");
    assertThat(auxiliary("env.log")).content().contains("SHOWN=yes\n", "A_TOKEN=********\n");
    assertThat(auxiliary("final_status.json")).content().contains("\"TotalIterations\": 6");
    assertThat(auxiliary("address")).doesNotExist();
  }

  @Test
  void namesRefusedRequestsOnStandardError() throws Exception {
    assertThat(run("--file-path", requests(WORK), "--nodes", "2")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line ->
            line.contains(
                "request 2 of the file was not carried out: Invalid request: Missing exec"))
        .anyMatch(line -> line.contains("request 3 of the file was not carried out: "));
  }

  @Test
  void endsTheRunWhenTheFinalStatusCannotBeWritten() throws Exception {
    Files.createDirectories(auxiliary("final_status.json/in-the-way"));
    assertThat(run("--file-path", requests("[]"), "--id", "svc")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("final_status.json", "are incomplete; the catalog has what they lack");
    assertThat(latestRun().state()).isEqualTo(RunState.DONE);
  }

  @Test
  void endsTheRunWhenItBreaksDown() throws Exception {
    Files.createDirectories(auxiliary("address/in-the-way"));
    assertThat(run("--net", "--id", "svc")).isEqualTo(1);
    assertThat(latestRun().managerGone()).isFalse();
    assertThat(latestRun().reason()).contains("the service broke down: Expected to write ");
  }

  private RunRow latestRun() {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    try (var reader = CatalogReader.open(place)) {
      return new Runs(reader, new ManagerLiveness()).latest().orElseThrow();
    }
  }

  @Test
  void saysThatInsideSlurmOnlyThisHostIsUsed() throws Exception {
    variables.put("SLURM_JOB_ID", "77");
    assertThat(run("--file-path", requests("[]"))).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("inside Slurm job 77 only this host, ");
    assertThat(run("--file-path", requests("[]"), "--resources", "slurm")).isEqualTo(1);
  }

  @Test
  void keepsItsFilesFromOthers() throws Exception {
    run("--file-path", requests(WORK), "--id", "svc");
    assertThat(mode(auxiliary("."))).isEqualTo("rwx------");
    assertThat(
            Stream.of("env.log", "track.reqs", "service.log", "final_status.json")
                .map(file -> mode(auxiliary(file))))
        .containsOnly("rw-------");
    Files.setPosixFilePermissions(auxiliary("."), PosixFilePermissions.fromString("rwxr-xr-x"));
    run("--resume", folder.toString());
    assertThat(mode(auxiliary("."))).isEqualTo("rwx------");
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void printsWhatStartsAndEndsWhenAsked() throws Exception {
    run("--file-path", requests(WORK), "--nodes", "2", "--show-progress");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8}\\.[0-9]{6} executing job it:2 \\.\\.\\.$")
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8}\\.[0-9]{6} job it:2 finished$")
        .containsPattern("(?m)^[-0-9]{10} [:0-9]{8}\\.[0-9]{6} failed to start job gone$")
        .doesNotContain("job after");
  }

  @Test
  void writesNoReportWhenNoneIsWanted() throws Exception {
    assertThat(run("--file-path", requests(WORK), "--id", "svc", "--report-format", "none"))
        .isZero();
    assertThat(auxiliary("jobs.report")).doesNotExist();
    assertThat(auxiliary("final_status.json")).exists();
  }

  @Test
  void writesStatisticsIntoTheWorkingDirectory() throws Exception {
    run("--file-path", requests(WORK), "--enable-rt-stats", "--enable-proc-stats");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .anyMatch(name -> name.startsWith("rtimes_"))
          .anyMatch(name -> name.startsWith("ptrace_"));
    }
  }

  @Test
  void goesOnWhereAnEarlierServiceEnded() throws Exception {
    run("--file-path", requests(WORK), "--nodes", "2", "--id", "svc");
    var states = Files.readAllLines(auxiliary("track.states"));
    Files.delete(folder.resolve("ran.1"));
    Files.write(
        auxiliary("track.states"),
        states.stream().filter(line -> !line.matches(".*\"(it|it:1|last)\".*")).toList());
    assertThat(run("--resume", folder.toString(), "--nodes", "2")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("resuming computations with QCG-PilotJob auxiliary directory from " + folder)
        .contains("read 4 previous job descriptions\nread 4 job/iteration previous states\n");
    assertThat(folder.resolve("ran.1")).exists();
    assertThat(Files.readAllLines(auxiliary("track.states")))
        .containsExactlyInAnyOrderElementsOf(states);
  }

  @Test
  void refusesAWrongCommandLineInTheWordsOfArgparse() {
    assertThat(List.of(run("--foo"), run("--log", "bad"), run("--net-port", "x"), run("--n")))
        .containsOnly(2);
    assertThat(run("--wd")).isEqualTo(2);
    assertThat(run("--net=1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "usage: qcg-pm-service [-h] [--net]",
            "qcg-pm-service: error: unrecognized arguments: --foo",
            "error: argument --log: invalid choice: 'bad' (choose from 'critical', 'error', ",
            "error: argument --net-port: invalid int value: 'x'",
            "error: ambiguous option: --n could match --net, --net-host, --net-port, ",
            "error: argument --wd: expected one argument",
            "error: argument --net: ignored explicit argument '1'");
  }

  @Test
  void saysWhyItCanNotStart() throws Exception {
    var file = requests("[]");
    assertThat(
            List.of(
                run(),
                run("--file-path=" + requests("{}")),
                run("--file-path", Files.writeString(folder.resolve("x"), "[1,").toString()),
                run("--file-path", file, "--nodes", "0"),
                run("--file-path", file, "--envschema", "foo"),
                run("--file-path", file, "--report-format", "foo"),
                run("--file-path", file, "--nl-start-method", "foo"),
                run("--file-path", file, "--governor"),
                run("--file-path", file, "--slurm-part", "2"),
                run("--resume", folder.resolve("none").toString())))
        .containsOnly(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "Error: no interface enabled - finishing\n",
            "Error: Not an array of requests in json file\n",
            "Error: Wrong job description: ",
            "Error: number of cores for a node must not be less than 1\n",
            "Error: environment \"foo\" not available\n",
            "Error: reporter foo not available\n",
            "wrong value of --nl-start-method argument - must be one of (slurm,ssh)\n",
            "Error: --governor: this version does not offer a governor",
            "Error: --slurm-partition-nodes: this version does not offer parts of a Slurm",
            "/none not exists or is not valid QCG-PilotJob auxiliary directory\n");
  }

  @Test
  void takesWhatItNeedsNotAndBothSpellings() throws Exception {
    assertThat(
            run(
                "--file-path",
                requests("[]"),
                "--nl-ready-treshold",
                "0.5",
                "--nl-ready-t=1",
                "--nl-init-timeout",
                "5",
                "--wrapper-rt-stats",
                "w",
                "--disable-nl",
                "--resources",
                "local"))
        .isZero();
  }

  @Test
  void keepsACoreForItself() throws Exception {
    run("--file-path", requests(WORK), "--nodes", "a:2,1", "--system-core", "--id", "svc");
    assertThat(auxiliary("service.log")).content().contains(" 2 (0 used) cores on 2 nodes");
    assertThat(run("--file-path", requests("[]"), "--nodes", "1", "--system-core")).isEqualTo(1);
  }
}
