package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.Main;
import bellwether.command.Console;
import bellwether.command.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of the documentation tell what users see: each of their lines is carried out on the sample
/// jobs, on a terminal of 120 columns. `JAVA_TOOL_OPTIONS=-Dbellwether.pages.write=1` writes them
/// anew.
class PagesTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?s)```console\n\\$ bellwether ([^\n]*)\n.*?```");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final int WIDTH = 120;

  @TempDir Path folder = Path.of("");

  private String execute(List<String> words) {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var console =
        new Console(
            InputStream.nullInputStream(),
            out,
            out,
            Map.of("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString(), "TZ", "UTC"),
            false,
            false,
            new Screen(true, () -> WIDTH));
    assertThat(Main.execute(console, words.toArray(String[]::new))).as("%s", words).isZero();
    return said.toString(StandardCharsets.UTF_8);
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = WORD.matcher(line);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"measured-jobs.md", "outliers.md", "query-notebook.md"})
  void eachLineOfAPageSaysWhatIsThere(String name) throws IOException {
    var file = Path.of("../docs", name);
    for (var samples : List.of("outliers", "outliers_nb", "query")) {
      execute(List.of("import", "--quiet", Samples.large(samples)));
    }
    var page = Files.readString(file);
    var renewed =
        BLOCK
            .matcher(page)
            .replaceAll(block ->
                java.util.regex.Matcher.quoteReplacement(
                    "```console\n$ bellwether %s\n%s```"
                        .formatted(block.group(1), execute(words(block.group(1))))));
    if (System.getProperty("bellwether.pages.write") != null) {
      Files.writeString(file, renewed);
    }
    assertThat(Files.readString(file)).isEqualTo(renewed);
  }
}
