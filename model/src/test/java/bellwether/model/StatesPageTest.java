package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatesPageTest {
  private static final String COMMAND = "./mvnw -q -pl model test -Dtest=StatesPageTest -Dwrite";
  private static final Path PAGE = Path.of("..", "docs", "states.md");

  @Test
  void pageSaysWhatTheTableSays() throws IOException {
    var text = StatesPage.text(COMMAND);
    if (System.getProperty("write") != null) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).as("docs/states.md, made by: %s", COMMAND).hasContent(text);
  }
}
