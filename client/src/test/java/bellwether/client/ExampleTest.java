package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExampleTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "java", "Example.java");

  @Test
  void runsAsASingleFile() throws Exception {
    try (StubService stub = StubService.withPublisher()) {
      stub.answer(
          "resourcesInfo",
          "{\"code\":0,\"data\":{\"total_nodes\":1,\"total_cores\":2,\"used_cores\":0,"
              + "\"free_cores\":2}}");
      stub.answer(
          "submit",
          "{\"code\":0,\"message\":\"2 jobs submitted\",\"data\":{\"submitted\":2,"
              + "\"jobs\":[\"where\",\"not-two\"]}}");
      stub.answer(
          "jobStatus",
          "{\"code\":0,\"data\":{\"jobs\":{"
              + "\"where\":{\"status\":0,\"data\":{\"jobName\":\"where\",\"status\":\"SUCCEED\"}},"
              + "\"not-two\":{\"status\":0,"
              + "\"data\":{\"jobName\":\"not-two\",\"status\":\"FAILED\"}}}}}");
      stub.answer(
          "jobInfo",
          "{\"code\":0,\"data\":{\"jobs\":{\"not-two\":{\"status\":0,\"data\":{"
              + "\"jobName\":\"not-two\",\"status\":\"FAILED\",\"childs\":[{\"iteration\":0,"
              + "\"state\":\"SUCCEED\",\"runtime\":{\"allocation\":\"n1[0]\"}}]}}}}}");
      assertThat(output(stub.address()))
          .containsExactly(
              "cores: 2", "where: SUCCEED", "not-two: FAILED", "not-two:0: SUCCEED on {n1=[0]}");
    }
  }

  @Test
  @Tag("peers")
  void runsAgainstTheOriginal(@TempDir Path folder) throws Exception {
    List<String> arguments = List.of("--wd", folder.toString(), "--nodes", "n1:2");
    try (LocalManager manager =
        LocalManager.start(PythonService.launcher(), arguments, ClientOptions.DEFAULT)) {
      assertThat(output(manager.address()))
          .contains("cores: 2", "where: SUCCEED", "not-two: FAILED")
          .anyMatch(line -> line.startsWith("not-two:2: FAILED on {n1="));
    }
  }

  private static List<String> output(String address) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                EXAMPLE.toString(),
                address)
            .redirectErrorStream(true)
            .start();
    String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
