package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `epmt help api NAME`: what the Python files and the documentation say of a function.
class ApiFunctionTest {
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^def (\\w+)\\(([^:]*)\\):\n\\s+\"\"\"((?s:.*?))\"\"\"");

  private static final Path RESOURCE =
      Path.of("src/main/resources/bellwether/epmt/api-functions.tsv");

  @TempDir Path folder = Path.of("");

  /// Module, signature and text by name.
  private static Map<String, List<String>> python() throws IOException {
    var functions = new HashMap<String, List<String>>();
    var query = Files.readString(Path.of("../python/epmt/epmt_query.py"));
    try (var files = Files.list(Path.of("../python/epmt"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".py")).sorted().toList()) {
        var name = file.getFileName().toString().replace(".py", "");
        for (var found : FUNCTION.matcher(Files.readString(file)).results().toList()) {
          var function = found.group(1);
          var shown =
              query.matches("(?s).*\\b" + function + "\\b.*") ? "epmt_query" : "epmt_outliers";
          var module = name.startsWith("_") ? shown : name;
          var signature = plain(found.group(2)).replace('"', '\'');
          functions.putIfAbsent(function, List.of(module, signature, plain(found.group(3))));
        }
      }
    }
    return functions;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> expected() throws IOException {
    var python = python();
    var lines = new ArrayList<String>();
    var section = "";
    for (var line : Files.readAllLines(Path.of("../docs/epmt-functions.md"))) {
      if (line.startsWith("### ")) {
        section = line.substring(4).replaceAll(" \\(.*", "");
      }
      var cells = Arrays.stream(line.replace("`", "").split("\\|", -1)).map(String::strip).toList();
      if (line.startsWith("| `") && cells.size() == 7) {
        var function = new ArrayList<>(List.of(cells.get(1)));
        function.addAll(python.getOrDefault(cells.get(1), List.of()));
        function.addAll(List.of(section, cells.get(2), cells.get(3), cells.get(5)));
        lines.add(String.join("\t", function));
      }
    }
    return lines;
  }

  @Test
  void theResourceIsWhatPythonAndTheDocumentationSay() throws IOException {
    if (System.getProperty("bellwether.pages.write") != null) {
      Files.write(RESOURCE, expected());
    }
    assertThat(ApiFunction.resource().lines())
        .as("-Dbellwether.pages.write=1 writes it anew, for the next build")
        .containsExactlyElementsOf(expected());
  }

  @Test
  void theHelpHasTheSignatureAndWhatAnswersHere() {
    var printed = new Epmt(folder).run("help api get_jobs");
    assertThat(printed.status()).isZero();
    assertThat(printed.out())
        .startsWith("from epmt.epmt_query import get_jobs\n\nget_jobs(jobs=None, tags=None,")
        .contains(
            "fmt='dict'",
            "    Section::Jobs\n",
            "    Jobs that satisfy all of the conditions, by start.",
            "Java:           Measurements.jobs\n",
            "Command:        bellwether jobs\n",
            "Unlike EPMT:    a text that is not a time",
            "docs/epmt-functions.md, Jobs\n");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void everyFunctionOfTheIndexHasHelp() {
    var names =
        new Epmt(folder)
            .run("help api")
            .out()
            .lines()
            .filter(line -> line.matches("\\w+ {2,}.*"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(names).hasSizeGreaterThan(30);
    assertThat(names).allSatisfy(name -> assertThat(ApiFunction.named(name)).isNotNull());
  }

  @Test
  void anUnknownFunctionIsReportedAndNoFailure() {
    var printed = new Epmt(folder).run("help api nosuch");
    assertThat(printed.status()).isZero();
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).contains("Could not find function nosuch in any module");
  }
}
