package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `bellwether compare` and `bellwether regress` on the four builds of a kernel, one of which an
/// unknown guest had slowed down.
class ComparingTest {
  private static final String OUTLIER = "kern-6656-20190614-192044-outlier";

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void load() {
    assertThat(execute("import", "--quiet", Samples.large("outliers")).status()).isZero();
  }

  private static Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  @Test
  void theOutliersOperationsAreNamed() {
    var told = execute("compare", "--job-tag", "exp_name:linux_kernel", "--json");
    var rows = told.outLines().stream().map(text -> JsonMapper.shared().readTree(text)).toList();
    assertThat(rows).hasSize(6).allMatch(row -> row.get("job").asString().equals(OUTLIER));
    assertThat(rows.getFirst().get("tags").isNull()).isTrue();
    assertThat(rows.get(1).get("tags").get("op").asString()).isEqualTo("build");
    assertThat(rows.get(1).get("ratio").asDouble()).isBetween(2.2, 2.3);
  }

  @Test
  void peopleSeeTheJobsSideBySide() {
    var lines = execute("compare", "--job-tag", "launch_id:6656", "--by", "cpu_time").outLines();
    assertThat(lines).anyMatch(line -> line.startsWith("C  " + OUTLIER));
    assertThat(lines).anyMatch(line -> line.startsWith("op:build") && line.endsWith("+41.8 %"));
  }

  @Test
  void fewJobsHaveNoChangePoint() {
    var told = execute("regress", "--tag", "exp_name:linux_kernel", "--each", "op", "--fail");
    assertThat(told.status()).isZero();
    assertThat(told.outLines()).hasSize(6);
    assertThat(told.err()).contains("at least six jobs");
  }
}
