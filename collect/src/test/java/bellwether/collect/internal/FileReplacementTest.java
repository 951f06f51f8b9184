package bellwether.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("job_metadata"), "old");
  }

  @Test
  void newContentStandsInPlaceOfTheOld() throws IOException {
    FileReplacement.write(file, beside -> Files.writeString(beside, "new"));
    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("job_metadata");
  }

  @Test
  void failureLeavesTheFileAsItWasAndNothingElse() {
    assertThatThrownBy(() -> FileReplacement.write(file, FileReplacementTest::fillDisk))
        .hasMessage("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("job_metadata");
  }

  private static void fillDisk(Path beside) throws IOException {
    Files.writeString(beside, "ne");
    throw new IOException("No space left on device");
  }
}
