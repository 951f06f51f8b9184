package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsFileTest {
  @TempDir Path folder;

  private String digest(String text) throws IOException {
    return RequestsFile.read(Files.writeString(folder.resolve("requests.json"), text)).digest();
  }

  @Test
  void hasTheSameDigestHoweverItIsLaidOut() throws IOException {
    var digest = digest("[{\"request\":\"finish\"}]");
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(digest("[ {\n\"request\" : \"finish\" } ]\n")).isEqualTo(digest);
    assertThat(digest("[{\"request\":\"status\"}]")).isNotEqualTo(digest);
  }
}
