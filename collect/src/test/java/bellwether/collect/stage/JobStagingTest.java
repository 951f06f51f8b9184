package bellwether.collect.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.Collector;
import bellwether.collect.ImportException;
import bellwether.collect.ProcessRecord;
import bellwether.collect.Samples;
import bellwether.collect.session.JobEnd;
import bellwether.collect.session.JobSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs of real processes that are staged and read again.
class JobStagingTest {
  @TempDir Path folder = Path.of("");
  private Path job = Path.of("");
  private JobSession session = JobSession.of("", Map.of("SLURM_JOB_ID", "17", "USER", "u"));

  @BeforeEach
  void measure() throws IOException {
    assumeTrue(Collector.installed().isPresent(), "no C compiler made a collector");
    session = JobSession.of(folder + "/all", session.environment());
    session.start();
    job = session.folder().path();
  }

  private int run(String... words) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words);
    for (var one : Collector.installed().orElseThrow().assignments(job + "/", "THREADS", null)) {
      int sign = one.indexOf('=');
      builder.environment().put(one.substring(0, sign), one.substring(sign + 1));
    }
    builder.environment().put("PAPIEX_TAGS", "op:a;op_instance:1");
    var process = builder.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private JobStaging staging(StagedFiles kind) throws IOException {
    session.stop(new JobEnd(0, null));
    return new JobStaging(
        job,
        kind,
        (file, _, reason) -> {
          throw new AssertionError(file + ": " + reason);
        });
  }

  private List<ProcessRecord> staged(StagedFiles kind) throws IOException {
    var archive = folder.resolve("17.tgz");
    staging(kind).pack(archive);
    var read = Samples.read(archive);
    assertThat(read.skipped()).isEmpty();
    return read.processes();
  }

  private ProcessRecord only(StagedFiles kind) throws IOException {
    var processes = staged(kind);
    assertThat(processes).hasSize(1);
    return processes.getFirst();
  }

  private static long value(ProcessRecord process, String counter) {
    return process.value(0, process.counters().indexOf(counter));
  }

  @Test
  void anExecChainIsOneProcessOfPapiexWithItsWholeUsage() throws Exception {
    run("/bin/sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done; exec sleep 0");
    var programs = staged(StagedFiles.RECORDS);
    var process = only(StagedFiles.PAPIEX);
    assertThat(programs).extracting(ProcessRecord::exename).containsExactly("sh", "sleep");
    assertThat(process.exename()).isEqualTo("sleep");
    assertThat(process.start()).isEqualTo(programs.getFirst().start());
    assertThat(value(process, "usertime"))
        .isEqualTo(programs.stream().mapToLong(one -> value(one, "usertime")).sum());
  }

  @Test
  void textsComeThroughAsPapiexWritesThem() throws Exception {
    run("/bin/echo", "\"quoted", "two  blanks", "a\tb\nc", "\\n", "grün", "");
    var process = only(StagedFiles.PAPIEX);
    assertThat(process.exename()).isEqualTo("/bin/echo");
    assertThat(process.args()).isEqualTo("\"quoted two  blanks a\\tb\\nc \\n grün ");
    assertThat(process.tags()).isEqualTo(Map.of("op", "a", "op_instance", "1"));
  }

  @Test
  void valuesArePapiexsShiftedOnes() throws Exception {
    run("/bin/true");
    long size = value(only(StagedFiles.RECORDS), "vsize");
    var process = only(StagedFiles.PAPIEX);
    assertThat(size).isPositive();
    assertThat(value(process, "starttime")).isEqualTo(size * 10_000);
    assertThat(value(process, "num_threads")).isZero();
    assertThat(process.counters().names())
        .hasSize(28)
        .startsWith("usertime")
        .endsWith("timeslices");
  }

  @Test
  void aSignalIsOneAndTheExitCodeZero() throws Exception {
    run("/bin/sh", "-c", "sh -c 'kill -9 $$'; exit 3");
    var processes = staged(StagedFiles.PAPIEX);
    assertThat(processes).extracting(ProcessRecord::exitSignal).containsExactlyInAnyOrder(0L, 1L);
    assertThat(processes).extracting(ProcessRecord::exitCode).containsExactlyInAnyOrder(0L, 3L);
  }

  @Test
  void threadsHaveValuesOfTheirOwnUntilTheyAreTooMany() throws Exception {
    var program =
        "import threading,sys\nfor _ in range(int(sys.argv[1])):\n t = threading.Thread(target=str); t.start(); t.join()";
    run("python3", "-S", "-c", program, "3");
    run("python3", "-S", "-c", program, "5000");
    assertThat(staged(StagedFiles.PAPIEX))
        .filteredOn(one -> one.args().startsWith("-S -c") && one.path().contains("python"))
        .extracting(ProcessRecord::threadCount)
        .containsExactly(4, 1);
  }

  @Test
  void membersAreThoseThatEpmtLooksFor() throws Exception {
    run("/bin/true");
    var target = folder.resolve("17");
    staging(StagedFiles.PAPIEX).copy(target);
    try (var files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("^.*-papiex", "")))
          .containsExactlyInAnyOrder("job_metadata", "-header.tsv", ".tsv");
    }
  }

  @Test
  void whatIsNoStoppedJobStaysAsItIs() throws Exception {
    Files.createDirectory(job.resolve("mine"));
    assertThatThrownBy(() -> staged(StagedFiles.RECORDS))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("Expected only files in the job's folder")
        .hasMessageContaining("mine");
    Files.move(job.resolve("job_metadata"), job.resolve("other"));
    assertThatThrownBy(() -> staged(StagedFiles.RECORDS)).hasMessageContaining("there is no file");
    assertThat(folder.resolve("17.tgz")).doesNotExist();
  }

  @Test
  void anArchiveThatCannotBeWrittenLosesNothing() throws Exception {
    run("/bin/true");
    var staging = staging(StagedFiles.PAPIEX);
    assertThatThrownBy(() -> staging.pack(folder.resolve("none/17.tgz")))
        .isInstanceOf(IOException.class);
    assertThat(Samples.read(job).processes()).hasSize(1);
  }
}
