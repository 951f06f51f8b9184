package bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/architecture.md names classes, by their simple names, as code.
class ArchitecturePageTest {
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)`");

  @Test
  void eachClassThatThePageNamesExists() throws IOException {
    assertThat(classes()).containsAll(named(page()));
  }

  @Test
  void eachOfTheFourWaysNamesItsClasses() throws IOException {
    var ways = page().split("\n## ");
    assertThat(ways).filteredOn(way -> named(way).size() >= 5).hasSize(4);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/architecture.md"));
  }

  private static Set<String> named(String text) {
    return CLASS
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> classes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("bellwether")
            .stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
  }
}
