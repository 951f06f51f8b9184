package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The picture and the table of `docs/states.md` are those of [Transitions].
class StatesDocTest {
  private static final Path FILE = Path.of("..", "docs", "states.md");
  private static final String BEGIN = "<!-- made from Transitions: begin -->\n";
  private static final String END = "<!-- made from Transitions: end -->\n";

  @Test
  void theDocumentShowsTheTable() throws IOException {
    var document = Files.readString(FILE);
    var made = replaced(document);
    if (Boolean.getBoolean("write")) {
      Files.writeString(FILE, made);
    }
    assertThat(document)
        .as(
            "docs/states.md; to write it anew: ./mvnw -pl model test -Dtest=StatesDocTest -Dwrite=true")
        .isEqualTo(made);
  }

  private static String replaced(String document) {
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int to = document.indexOf(END);
    return document.substring(0, from) + picture() + "\n" + table() + document.substring(to);
  }

  private static String picture() {
    var lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2"));
    for (var row : Transitions.rows()) {
      lines.add("  %s --> %s".formatted(row.from() == null ? "[*]" : row.from(), row.to()));
    }
    for (var state : JobState.values()) {
      if (state.isEnd()) {
        lines.add("  %s --> [*]".formatted(state));
      }
    }
    lines.add("```\n");
    return lines.stream().distinct().collect(Collectors.joining("\n"));
  }

  private static String table() {
    var lines = new ArrayList<>(List.of("| from | to | causes |", "| --- | --- | --- |"));
    for (var row : Transitions.rows()) {
      lines.add("| %s | %s | %s |".formatted(name(row.from()), row.to(), causes(row.causes())));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String name(@Nullable JobState state) {
    return state == null ? "(new)" : state.name();
  }

  private static String causes(Set<Cause> causes) {
    return causes.stream()
        .sorted(Comparator.naturalOrder())
        .map(cause -> "`" + cause.word() + "`")
        .collect(Collectors.joining(", "));
  }
}
