package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The original client, unchanged, and the original's own tests, against our service.
@Tag("peers")
@Timeout(900)
final class OriginalClientTest {
  /// Needs a governor, which this version refuses by name.
  private static final String GOVERNED =
      "not test_register_manager and not test_submit_single_direct_single_job"
          + " and not test_governor_wait and not test_governor_submit";

  @TempDir Path folder;

  @Test
  void worksWithOurService() throws Exception {
    var python = Peers.ROOT.resolve("python").toString();
    var tests = Peers.ROOT.resolve("cli/src/test/python").toString();
    var said = Peers.pytest(folder, Map.of("PYTHONPATH", python), List.of("--timeout=120", tests));
    assertThat(said).contains(" passed").doesNotContain("skipped");
  }

  @Test
  void passesItsOwnTests() throws Exception {
    var said = ownTests("core/qcg/pilotjob/tests", "-k", GOVERNED);
    assertThat(said).contains("76 passed");
  }

  @Test
  void passesTheExecutorsOwnTests() throws Exception {
    assertThat(ownTests("executor_api/qcg/pilotjob/tests")).contains("11 passed");
  }

  private String ownTests(String tests, String... options) throws Exception {
    var repository = System.getenv("QCG_REPOSITORY");
    assumeTrue(
        repository != null,
        "left out: QCG_REPOSITORY names no clone of QCG-PilotJob's public repository");
    var parts = Path.of(repository, "components");
    var shim = above("shared/peers");
    assumeTrue(shim.isPresent(), "left out: shared/peers/qcg_suite_shim.py is not at hand");
    var variables =
        Map.of(
            "QCG_SERVER_CMD", Peers.ROOT.resolve("bin/qcg-pm-service").toString(),
            "PYTHONPATH",
                "%s:%s:%s"
                    .formatted(shim.get(), parts.resolve("core"), parts.resolve("executor_api")));
    var arguments =
        Stream.concat(
            Stream.of("-p", "qcg_suite_shim", "--timeout=120", parts.resolve(tests).toString()),
            Stream.of(options));
    return Peers.pytest(folder, variables, arguments.toList());
  }

  private static Optional<Path> above(String name) {
    for (Path place = Peers.ROOT; place != null; place = place.getParent()) {
      if (Files.isDirectory(place.resolve(name))) {
        return Optional.of(place.resolve(name));
      }
    }
    return Optional.empty();
  }
}
