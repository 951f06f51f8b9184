package bellwether.collect.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessSamplerTest {
  private static final Duration CPU = Duration.ofSeconds(30);
  private final ProcessSampler sampler = new ProcessSampler("here");

  @AfterEach
  void close() {
    sampler.close();
  }

  /// What was sampled of a shell's script, which used 30 s of CPU time.
  private List<ProcessRecord> sampled(String script) throws Exception {
    var start = Instant.now();
    var builder = new ProcessBuilder("sh", "-c", script);
    builder.environment().put("BELLWETHER_MARK", "mine");
    builder.environment().put("BELLWETHER_JOB", "step");
    var process = builder.start();
    int pid = (int) process.pid();
    long ticks = ProcStat.of(pid).orElseThrow().startTicks();
    var launched = new Launched(start, pid, ticks, null, null);
    var mark = new SampledAttempt.Mark("mine", "step", "", "");
    sampler.begin(new SampledAttempt(1, launched, List.of("sh", "-c", script), mark));
    int code = process.waitFor();
    var usage = new Usage(CPU, Duration.ZERO, null, 9, 0, 0, 0, 0, 0);
    return sampler.end(
        1, new Exit(Instant.now(), code, 0, usage, "", false), Map.of("job", "step"));
  }

  private static ProcessRecord named(List<ProcessRecord> records, String name) {
    return records.stream().filter(one -> one.exename().equals(name)).findFirst().orElseThrow();
  }

  private static long value(ProcessRecord process, String counter) {
    return process.value(0, process.counters().indexOf(counter));
  }

  @Test
  void aChildEndsWhenItWasLastSeen() throws Exception {
    var records = sampled("sleep 1; exit 3");
    var sleep = named(records, "sleep");
    assertThat(records).hasSize(2);
    assertThat(sleep.exitCode()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(sleep.args()).isEqualTo("1");
    assertThat(sleep.parentPid()).isEqualTo(records.getFirst().pid());
    assertThat(sleep.end() - sleep.start()).isBetween(300_000L, 1_500_000L);
    assertThat(value(sleep, "rssmax")).isPositive();
    assertThat(records.getFirst().exitCode()).isEqualTo(3);
  }

  @Test
  void anAttemptThatNoSampleSawIsOneProcessWithAllThatItUsed() throws Exception {
    var records = sampled("true");
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().exename()).isEqualTo("sh");
    assertThat(records.getFirst().args()).isEqualTo("-c true");
    assertThat(records.getFirst().tags()).containsEntry("job", "step");
    assertThat(value(records.getFirst(), "usertime")).isEqualTo(30_000_000);
  }

  @Test
  void whatUnseenChildrenUsedIsNotTheShellsOwn() throws Exception {
    var shell = sampled("/bin/true; /bin/true; sleep 0.7").getFirst();
    assertThat(value(shell, "usertime")).isLessThan(1_000_000);
    assertThat(value(shell, "cutime")).isGreaterThan(29_000_000);
  }

  @Test
  void aStrayOfAnotherSessionIsKnownByItsEnvironment() throws Exception {
    var records = sampled("setsid setsid sh -c 'sleep 1.5; :' & sleep 1");
    assertThat(records).anyMatch(one -> one.exename().equals("sleep") && one.args().equals("1.5"));
  }

  @Test
  void aBusyChildHasItsCpuTime() throws Exception {
    var records = sampled("sh -c 'while :; do :; done' & sleep 1.5; kill $!");
    var busy = records.stream().filter(one -> one.args().contains("while")).toList().getLast();
    assertThat(value(busy, "usertime")).isBetween(100_000L, 3_000_000L);
  }

  @Test
  void processesOfOthersAreNotSampled() throws Exception {
    var other = new ProcessBuilder("sleep", "20").start();
    try {
      assertThat(sampled("sleep 0.6; :")).noneMatch(one -> one.pid() == other.pid());
    } finally {
      other.destroyForcibly();
    }
  }
}
