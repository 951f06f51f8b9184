package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real manager, killed on a machine whose cores are all busy with others.
@Timeout(90)
class KillAtLoadTest {
  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();
  private static final int KILLS = 2;

  /// Far more than a free machine needs: how long the system keeps the manager waiting has no
  /// bound.
  private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final List<Process> load = new ArrayList<>();

  @BeforeEach
  void keepTheCoresBusy() throws IOException {
    for (int i = 0; i < LOOPS; i++) {
      load.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
    }
  }

  @AfterEach
  void endTheLoad() {
    load.forEach(Process::destroyForcibly);
  }

  @Test
  void forgetsOnlyWhatEndedAtTheLastMoment() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      var killed = killAtWork(kill == 0 ? many() : new String[] {"--resume"});
      var recorded = recorded();
      assertThat(recorded).isNotEmpty();
      for (var file : files()) {
        if (!recorded.contains(file.getFileName().toString())) {
          assertThat(Files.getLastModifiedTime(file).toInstant())
              .as("end of " + file + ", which is forgotten")
              .isAfter(killed.minus(LAST_MOMENT));
        }
      }
    }
  }

  private static String[] many() {
    return new String[] {"--array", "1-9000", "--", "sh", "-c", "sleep 0.01; : > out.%{it}"};
  }

  /// Returns when it was killed.
  private Instant killAtWork(String... words) throws IOException, InterruptedException {
    int before = files().size();
    var running = new ManagerProcess(folder, Map.of()).start(words);
    while (running.isAlive() && files().size() < before + 10) {
      running.waitFor(5, TimeUnit.MILLISECONDS);
    }
    running.destroyForcibly().waitFor();
    return Instant.now();
  }

  /// The files of the jobs whose end is in the catalog.
  private Set<String> recorded() {
    var jobs = new CommandLine(folder).execute("jobs", "--csv", "--state", "JOB_FINISHED");
    return jobs.outLines().stream()
        .map(line -> line.replaceFirst("^[^,]*,sh:(\\d+),.*", "out.$1"))
        .collect(Collectors.toSet());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("out.")).toList();
    }
  }
}
