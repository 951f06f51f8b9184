package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.epmt.daemon.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as a real process of its own.
class EpmtDaemonTest {
  @TempDir Path folder = Path.of("");

  @AfterEach
  void stop() throws IOException, InterruptedException {
    var pids = new PidFile(folder.resolve("pid"));
    var running = pids.running();
    epmt("--stop");
    if (running.isPresent()) {
      ends(running.getAsLong());
    }
  }

  private static void ends(long pid) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(20));
    while (ProcessHandle.of(pid).isPresent() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
  }

  private Epmt.Printed epmt(String... options) throws IOException {
    var settings = folder.resolve("settings.py");
    Files.writeString(
        settings,
        "daemon_pid_file = '%s'\nlogfile = '%s'\ningest_failed_dir = '%s'\n"
            .formatted(folder.resolve("pid"), folder.resolve("log"), folder.resolve("failed")));
    var words = new java.util.ArrayList<>(List.of("daemon"));
    words.addAll(List.of(options));
    return new Epmt(folder).run(Map.of("EPMT_SETTINGS", settings.toString()), words);
  }

  @Test
  void oneDaemonRunsUntilItIsStopped() throws IOException, InterruptedException {
    assertThat(epmt().status()).isEqualTo(255);
    assertThat(epmt("--stop").status()).isEqualTo(255);
    var started = epmt("--start");
    assertThat(started.status()).as(started.err()).isZero();
    assertThat(epmt().out()).startsWith("EPMT daemon running PID ");
    assertThat(epmt("--start").status()).isEqualTo(255);
    var pid = new PidFile(folder.resolve("pid")).running().orElseThrow();
    assertThat(epmt("--stop").out()).isEqualTo("Sending signal to EPMT daemon pid " + pid + "\n");
    ends(pid);
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(folder.resolve("log")).content().contains("starting daemon loop - iteration 0");
    assertThat(epmt().out())
        .isEqualTo("EPMT daemon not running, start with \"epmt daemon --start\"\n");
  }

  @Test
  void archivesInAFolderAreImportedAndBadOnesMovedAway() throws IOException, InterruptedException {
    var incoming = Files.createDirectories(folder.resolve("in/deep"));
    Files.createDirectories(folder.resolve("failed"));
    old(Files.writeString(incoming.resolve("bad.tgz"), "not an archive"));
    var good = incoming.resolve("good.tgz");
    boolean samples = Epmt.samples().isPresent();
    if (samples) {
      var source = Epmt.samples().orElseThrow().resolve("data/tsv/collated-tsv-2220.tgz");
      old(Files.copy(source, good));
    }
    var started = epmt("-s", "-r", "-i", folder.resolve("in").toString());
    assertThat(started.status()).as(started.err()).isZero();
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while ((Files.exists(good) || !Files.exists(folder.resolve("failed/bad.tgz")))
        && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(folder.resolve("failed/bad.tgz")).exists();
    assertThat(good).doesNotExist();
    stop();
    assertThat(new Epmt(folder).run("list").out()).isEqualTo(samples ? "['2220']\n" : "[]\n");
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void whatCannotBeDoneIsRefused() throws IOException {
    assertThat(epmt("--start", "-i", folder + "/nosuch").err()).contains("is not one");
    assertThat(epmt("--no-analyze").status()).isZero();
    assertThat(epmt("--nosuch").status()).isEqualTo(2);
    assertThat(epmt("-h").out()).contains("--post-process").doesNotContain("--detached");
  }
}
