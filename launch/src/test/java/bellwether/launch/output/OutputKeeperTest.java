package bellwether.launch.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputKeeperTest {
  private static final OutputKey KEY = new OutputKey(7, 3, 1);

  @TempDir Path directory;
  private final List<String> problems = new ArrayList<>();
  private OutputPlace place;
  private OutputKeeper keeper;

  @BeforeEach
  void open() {
    place = OutputPlace.of(directory.resolve("c.db"), 4);
    keeper = keeper(1_000_000);
  }

  private OutputKeeper keeper(long most) {
    var limits = new OutputKeeper.Limits(10, most);
    return Objects.requireNonNull(OutputKeeper.create(place, limits, problems::add));
  }

  @AfterEach
  void close() {
    keeper.close();
    assertThat(problems).isEmpty();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private String printed(KeptOutput kept) throws IOException {
    var out = new ByteArrayOutputStream();
    kept.printMore(out);
    return out.toString(UTF_8);
  }

  private KeptOutput kept(OutputKey key, boolean stderr) {
    return new KeptOutput(place, key, stderr);
  }

  @Test
  void keepsBothStreamsOfEachAttemptApart() throws IOException {
    keeper.stream(KEY, false).end(bytes("out"), false);
    keeper.stream(KEY, true).end(bytes("err"), false);
    keeper.stream(new OutputKey(7, 3, 2), false).end(bytes("again"), false);
    assertThat(printed(kept(KEY, false))).isEqualTo("out");
    assertThat(printed(kept(KEY, true))).isEqualTo("err");
    assertThat(printed(kept(new OutputKey(7, 3, 2), false))).isEqualTo("again");
    assertThat(printed(kept(new OutputKey(7, 4, 1), false))).isEmpty();
  }

  @Test
  void saysHowMuchIsMissingBetweenTheFirstAndTheLast() throws IOException {
    var stream = keeper.stream(KEY, false);
    stream.add(bytes("0123456789abcdef"));
    stream.add(bytes("ghijklmnopqrstuvwxyz"));
    stream.end(bytes("ABC"), false);
    assertThat(printed(kept(KEY, false)))
        .isEqualTo("0123456789\n[bellwether: 19 bytes were not kept]\ntuvwxyzABC");
  }

  @Test
  void showsWhatARunningProcessHasWrittenAndThenTheRest() throws IOException {
    var stream = keeper.stream(KEY, false);
    var kept = kept(KEY, false);
    stream.add(bytes("one "));
    assertThat(printed(kept)).isEqualTo("one ");
    stream.add(bytes("two "));
    assertThat(printed(kept)).isEqualTo("two ");
    stream.end(bytes("three "), false);
    assertThat(printed(kept)).isEqualTo("three ");
    assertThat(printed(kept)).isEmpty();
  }

  @Test
  void whatWasRunningWhenTheManagerDiedIsStillThere() throws IOException {
    keeper.stream(KEY, false).add(bytes("last words"));
    assertThat(printed(kept(KEY, false))).isEqualTo("last words");
    assertThat(place.live()).exists();
  }

  @Test
  void aFullFileTakesLastWordsOfFailuresOnly() throws IOException {
    keeper.close();
    keeper = keeper(KeptOutput.START);
    keeper.stream(KEY, false).end(bytes("well"), false);
    keeper.stream(KEY, true).end(bytes("badly"), true);
    assertThat(printed(kept(KEY, false))).isEqualTo("[bellwether: 4 bytes were not kept]\n");
    assertThat(printed(kept(KEY, true))).isEqualTo("badly");
  }

  @Test
  void theFilesAreTheOwnersAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.file())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place.file().resolveSibling(""))))
        .isEqualTo("rwx------");
  }

  @Test
  void aTornEndHidesNothingBeforeIt() throws IOException {
    keeper.stream(KEY, false).end(bytes("whole"), false);
    Files.write(place.file(), new byte[20], java.nio.file.StandardOpenOption.APPEND);
    assertThat(printed(kept(KEY, false))).isEqualTo("whole");
  }

  @Test
  void deletionTakesTheFolderWithTheLastRun() throws IOException {
    keeper.close();
    place.delete();
    assertThat(place.file().resolveSibling("")).doesNotExist();
    place.delete();
  }
}
