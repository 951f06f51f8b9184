package bellwether.collect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.JobRecord;
import bellwether.collect.session.JobFolder.Phase;
import bellwether.collect.session.JobSession.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSessionTest {
  private static final End UNKNOWN = new End(null, null);

  @TempDir Path folder;

  private JobSession session(Map<String, String> more) {
    var environment = new HashMap<>(Map.of("SLURM_JOB_ID", "77", "USER", "u"));
    environment.putAll(more);
    return JobSession.of(folder.resolve("all") + "/", environment);
  }

  private Path job() {
    return folder.resolve("all/u/77");
  }

  private JobRecord stopped(Map<String, String> before, Map<String, String> after, End end)
      throws IOException {
    assertThat(session(before).start()).isEqualTo(Phase.NOT_STARTED);
    assertThat(session(after).stop(end)).isEqualTo(Phase.RUNNING);
    return Imports.of(job(), ImportOptions.standard()).getFirst().record();
  }

  private static String python(String program, Path file) throws IOException {
    var python = new ProcessBuilder("python3", "-c", program, file.toString());
    python.redirectErrorStream(true);
    return new String(python.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String read(String expression, Path file) throws IOException {
    var load = "import pickle, sys; d = pickle.load(open(sys.argv[1], 'rb')); print(%s, end='')";
    return python(load.formatted(expression), file);
  }

  @Test
  void pythonReadsTheStart() throws IOException {
    session(Map.of("A", "ä'\n")).start();
    var file = job().resolve("job_metadata.tmp");
    assertThat(read("sorted(d)", file))
        .isEqualTo(
            "['job_pl_env', 'job_pl_hostname', 'job_pl_id', 'job_pl_start_ts', 'job_pl_submit_ts', 'job_pl_username']");
    assertThat(read("ascii(d['job_pl_env']['A']), d['job_pl_username']", file))
        .isEqualTo("\"\\xe4'\\n\" u");
    var start = read("d['job_pl_start_ts'].isoformat()", file);
    assertThat(Duration.between(ZonedDateTime.parse(start).toInstant(), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void pythonReadsTheStop() throws IOException {
    stopped(Map.of("SLURM_JOB_NAME", "n"), Map.of("EPMT_JOB_TAGS", "a:b"), new End(3, "why"));
    var file = job().resolve("job_metadata");
    assertThat(read("d['job_el_exitcode'], d['job_el_reason'], d['job_jobname']", file))
        .isEqualTo("3 why n");
    assertThat(read("d['job_tags'], d['checked']", file)).isEqualTo("{'a': 'b'} True");
    assertThat(read("d['job_env_changes']", file))
        .isEqualTo("{'EPMT_JOB_TAGS': 'a:b', 'SLURM_JOB_NAME': 'n'}");
    assertThat(read("d['job_el_stop_ts'] > d['job_pl_start_ts']", file)).isEqualTo("True");
    assertThat(job().resolve("job_metadata.tmp")).doesNotExist();
  }

  @Test
  void pythonReadsTheZone() throws IOException {
    var time = ZonedDateTime.parse("2026-07-01T10:11:12.345678+02:00[Europe/Warsaw]");
    var identity = session(Map.of()).identity();
    var file = folder.resolve("pickle");
    Files.write(file, new JobFacts(identity, Map.of()).atStart(time));
    assertThat(read("d['job_pl_start_ts'], d['job_pl_start_ts'].tzname()", file))
        .isEqualTo("2026-07-01 10:11:12.345678+02:00 CEST");
  }

  @Test
  void anImportGivesTheJob() throws IOException {
    var record =
        stopped(Map.of("A", "1", "PBS_JOBNAME", "p"), Map.of("A", "2"), new End(4, "a reason"));
    assertThat(record.id()).isEqualTo("77");
    assertThat(record.name()).isEqualTo("p");
    assertThat(record.user()).isEqualTo("u");
    assertThat(record.exitCode()).isEqualTo(4);
    assertThat(record.exitReason()).isEqualTo("a reason");
    assertThat(record.environmentChanges()).contains(entry("A", "2"), entry("PBS_JOBNAME", "p"));
    assertThat(record.end()).isAfter(record.start());
    assertThat(record.warnings()).isEmpty();
  }

  @Test
  void anUnknownExitCodeIsNotKept() throws IOException {
    var record = stopped(Map.of(), Map.of(), UNKNOWN);
    assertThat(record.exitCode()).isZero();
    assertThat(record.status()).doesNotContainKey("exit_code");
    assertThat(read("d['job_el_exitcode'], d['job_el_reason']", job().resolve("job_metadata")))
        .isEqualTo("None none");
  }

  @Test
  void theFirstFailureIsTheExitCode() throws IOException {
    session(Map.of()).start();
    var files = session(Map.of()).folder();
    for (int code : new int[] {0, 5, 6, 0}) {
      files.recordExit(code);
    }
    session(Map.of()).stop(UNKNOWN);
    assertThat(read("d['job_el_exitcode']", job().resolve("job_metadata"))).isEqualTo("5");
  }

  @Test
  void secretsAndWhatAShellKeepsStayOut() throws IOException {
    var environment = Map.of("MY_TOKEN", "word", "LS_COLORS", "x", "_", "/bin/epmt", "B", "c");
    var record = stopped(environment, environment, UNKNOWN);
    assertThat(record.environment())
        .contains(entry("MY_TOKEN", "********"), entry("B", "c"))
        .doesNotContainKeys("LS_COLORS", "_");
    var bytes = Files.readString(job().resolve("job_metadata"), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("word");
  }

  @Test
  void theCallersLocaleIsKept() throws IOException {
    var launched = Map.of("LC_ALL", "C.UTF-8", "BELLWETHER_CALLERS_LC_ALL", "=de_DE");
    assertThat(stopped(launched, launched, UNKNOWN).environment())
        .containsEntry("LC_ALL", "de_DE")
        .doesNotContainKey("BELLWETHER_CALLERS_LC_ALL");
  }

  @Test
  void nobodyElseReadsTheFiles() throws IOException {
    stopped(Map.of(), Map.of(), UNKNOWN);
    assertThat(mode(job().resolve("job_metadata"))).isEqualTo("rw-------");
    assertThat(mode(job())).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("all/u"))).isEqualTo("rwx------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void usersShareAPrefixInAFolderForAll() throws IOException {
    Files.setAttribute(folder, "unix:mode", 01777);
    session(Map.of()).start();
    assertThat((int) Files.getAttribute(folder.resolve("all"), "unix:mode") & 07777)
        .isEqualTo(01777);
  }

  @Test
  void aSecondStartChangesNothing() throws IOException {
    session(Map.of()).start();
    var before = Files.readAllBytes(job().resolve("job_metadata.tmp"));
    assertThat(session(Map.of("A", "b")).start()).isEqualTo(Phase.RUNNING);
    assertThat(Files.readAllBytes(job().resolve("job_metadata.tmp"))).isEqualTo(before);
    session(Map.of()).stop(UNKNOWN);
    assertThat(session(Map.of()).start()).isEqualTo(Phase.STOPPED);
    assertThat(session(Map.of()).stop(UNKNOWN)).isEqualTo(Phase.STOPPED);
  }

  @Test
  void aJobThatWasStartedAgainLeavesTheFirstAttempt() throws IOException {
    var first = stopped(Map.of(), Map.of(), UNKNOWN);
    var again = Map.of("SLURM_RESTART_COUNT", "1");
    session(again).start();
    session(again).stop(UNKNOWN);
    var jobs = Imports.of(folder.resolve("all"), ImportOptions.standard());
    assertThat(jobs).hasSize(2).allMatch(job -> job.record().id().equals("77"));
    assertThat(jobs.getLast().record().submit()).isAfter(first.submit());
  }

  private static @Nullable String failure(JobFolder folder) {
    try {
      folder.create();
      return null;
    } catch (SessionException wrong) {
      return wrong.getMessage();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("all"));
    Files.createSymbolicLink(folder.resolve("all/u"), folder);
    assertThat(failure(session(Map.of()).folder())).contains("all/u to be a folder of this user");
    Files.writeString(folder.resolve("file"), "");
    var below = new JobFolder(folder.resolve("file/u/7"));
    assertThat(failure(below)).contains("file/u/7").contains("BELLWETHER_MEASURE_PREFIX");
  }
}
