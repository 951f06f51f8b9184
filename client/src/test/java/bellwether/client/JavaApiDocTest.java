package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaApiDocTest {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.+) \\|");
  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Za-z]+(?:\\.[A-Za-z0-9]+)*)`");
  private static final String NAMES = "original_names.py";
  private static final List<String> OF_JAVA = List.of("Duration", "System.Logger");

  @Test
  void hasARowForEachPartOfTheOriginal() throws IOException {
    assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(original());
  }

  static Stream<String> ours() throws IOException {
    return rows()
        .flatMap(row -> CODE.matcher(row.group(2)).results())
        .map(code -> code.group(1))
        .filter(name -> !OF_JAVA.contains(name))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void namesOnlyWhatThereIs(String name) {
    assertThat(isClass(name) || isMethod(name)).as(name).isTrue();
  }

  @Test
  void saysOfEachPartWhatCorrespondsOrWhyNothingDoes() throws IOException {
    assertThat(rows().map(row -> row.group(2)))
        .allMatch(text -> CODE.matcher(text).find() || text.startsWith("none"));
  }

  @Test
  @Tag("peers")
  void knowsAllThatTheOriginalHas() throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder(PythonService.program("python").toString(), "-c", resource(NAMES))
            .redirectErrorStream(true)
            .start();
    String names = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(names).isZero();
    assertThat(original()).containsAll(names.lines().toList());
  }

  private static boolean isMethod(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && isClass(name.substring(0, dot))
        && Arrays.stream(load(name.substring(0, dot)).getMethods())
            .map(Method::getName)
            .anyMatch(name.substring(dot + 1)::equals);
  }

  private static boolean isClass(String name) {
    try {
      load(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("bellwether.client." + name.replace('.', '$'));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Stream<MatchResult> rows() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "java-api.md"));
    return ROW.matcher(text).results();
  }

  private static List<String> original() throws IOException {
    return resource("original-api.txt").lines().toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = JavaApiDocTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
