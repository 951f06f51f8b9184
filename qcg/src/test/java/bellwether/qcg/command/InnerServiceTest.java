package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.client.ClientException;
import bellwether.client.ClientOptions;
import bellwether.client.JobStatus;
import bellwether.client.Jobs;
import bellwether.client.LocalManager;
import bellwether.client.SimpleJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InnerServiceTest {
  @TempDir Path folder;

  private LocalManager local(String nodes) {
    var environment = new HashMap<>(System.getenv());
    environment.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    return LocalManager.start(
        new InnerService(environment),
        List.of("--wd", folder.toString(), "--nodes", nodes),
        ClientOptions.DEFAULT);
  }

  @Test
  void runsJobsInsideTheJvmThatAsks() throws Exception {
    try (var manager = local("2")) {
      var names =
          manager.submit(
              new Jobs()
                  .add(SimpleJob.exec("date").name("date").stdout("date.out"))
                  .add(SimpleJob.script("exit 3").name("bad")));
      assertThat(manager.wait4(names))
          .isEqualTo(Map.of("date", JobStatus.SUCCEED, "bad", JobStatus.FAILED));
      assertThat(folder.resolve("date.out")).isNotEmptyFile();
    }
  }

  @Test
  void leavesTheChildrenOfTheProgramAlone() throws Exception {
    try (var manager = local("1")) {
      var own = new ProcessBuilder("sh", "-c", "exit 7").start();
      manager.wait4(manager.submit(new Jobs().add(SimpleJob.exec("true").name("t"))));
      assertThat(own.waitFor()).isEqualTo(7);
    }
  }

  @Test
  void endsWithItsJobsWhenTerminated() {
    try (var manager = local("1")) {
      manager.submit(new Jobs().add(SimpleJob.exec("sleep").args("100").name("long")));
      manager.terminate();
    }
    assertThat(Thread.getAllStackTraces().keySet()).noneMatch(InnerServiceTest::isStuckService);
  }

  private static boolean isStuckService(Thread thread) {
    try {
      return thread.getName().equals("qcg-pm-service")
          && !thread.join(java.time.Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysWhyAServiceCanNotStart() {
    assertThatThrownBy(() -> local("0"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("must not be less than 1");
  }

  @Test
  void theExampleRunsOnTheJars() throws Exception {
    var java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Path.of("..", "examples", "java", "Example.java").toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    java.environment().put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    var process = java.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    assertThat(text).contains("where: SUCCEED", "not-two: FAILED", "not-two:2: FAILED on {");
    assertThat(Files.readString(folder.resolve("where.out"))).isNotBlank();
  }
}
