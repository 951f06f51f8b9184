package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The listings of Jobmon's quickstart, read where that stands beside this project: with other
/// paths and its two slips of the keyboard corrected they run as they are; the second one takes the
/// imports of tasks from the first.
@Timeout(180)
class QuickstartTest {
  private static final Path PAGE =
      Path.of("../../shared/seeds/002_a7296062bded5bda.txt").toAbsolutePath().normalize();
  private static final Pattern LISTING =
      Pattern.compile("(?m)::\\n\\n((?: {4}.*\\n|\\n)*? {4}my_wf\\.run\\(\\)\\n)");

  @TempDir Path folder;
  private PythonProgram python;

  @BeforeAll
  static void looksForThePage() {
    Assumptions.assumeTrue(Files.exists(PAGE), "There is no quickstart beside this project");
  }

  @BeforeEach
  void makeHome() throws IOException {
    python = new PythonProgram(folder);
    var home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("runme.py"),
        """
        import os, sys
        print(os.environ["OP_NUM_THREADS"], sys.argv[1:])
        print("careful", file=sys.stderr)
        """);
  }

  private List<String> listings() throws IOException {
    return LISTING
        .matcher(Files.readString(PAGE))
        .results()
        .map(listing -> corrected(listing.group(1)).stripTrailing().stripIndent())
        .toList();
  }

  private String corrected(String listing) {
    return listing
        .replace("sgeoutput'.format(user)))", "sgeoutput'.format(user))")
        .replace("workflow_args\"", "workflow_args=\"")
        .replace("/ihme/code/central_comp/miniconda/bin/python", "python3")
        .replace("/ihme/scratch", folder + "/scratch");
  }

  private String resumed() throws IOException {
    var imports = new StringBuilder();
    var first = listings().get(0).lines().filter(line -> line.startsWith("from "));
    first.forEach(line -> imports.append(line).append('\n'));
    return imports + listings().get(1);
  }

  private String output(String letter) throws IOException {
    try (var files = Files.walk(folder.resolve("scratch"))) {
      var contents = new StringBuilder();
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.getFileName().toString().matches("task_[0-9a-f]+\\.%s\\d+".formatted(letter))) {
          contents.append(Files.readString(file));
        }
      }
      return contents.toString();
    }
  }

  @Test
  void theFirstListingRunsAllOfItsTasks() throws Exception {
    var result = python.run(listings().getFirst());
    assertThat(result.out()).contains("workflow_id 1, dag_id 1, run 1");
    assertThat(result.status()).isZero();
    assertThat(folder.resolve("home/cpof_jobmon_qs.txt")).exists();
    assertThat(folder.resolve("home/jobmon_qs.txt")).doesNotExist();
    assertThat(output("o")).isEqualTo("1 ['1', '2']\n");
    assertThat(output("e")).isEqualTo("careful\n");
  }

  @Test
  void theSecondListingResumesTheSameWorkflow() throws Exception {
    Files.move(folder.resolve("home/runme.py"), folder.resolve("runme.py"));
    python.run(listings().get(0));
    Files.move(folder.resolve("runme.py"), folder.resolve("home/runme.py"));
    assertThat(python.run(resumed()).out()).contains("workflow_id 1, dag_id 1, run 2");
    assertThat(output("o")).isEqualTo("1 ['1', '2']\n");
    assertThat(python.run(resumed()).out()).contains("WorkflowAlreadyComplete");
  }
}
