package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the library needs of its host.
class LibraryTest {
  @TempDir Path folder;

  private String print(String... command) {
    TestPrograms.assumeInstalled(command[0]);
    var complete = command.clone();
    complete[command.length - 1] = MeasuredCommand.collector().library().toString();
    return MeasuredCommand.in(folder).without().run(complete).output();
  }

  @Test
  void eachFunctionThatItUsesMayBeMissingAndHasNoVersion() {
    var symbols = print("nm", "-D", "--undefined-only", "").lines().map(String::strip).toList();
    assertThat(symbols).isNotEmpty().allMatch(symbol -> symbol.startsWith("w "));
    assertThat(symbols).noneMatch(symbol -> symbol.contains("@"));
  }

  @Test
  void itNeedsNoLibrary() {
    assertThat(print("readelf", "-d", "-V", ""))
        .contains("SONAME")
        .doesNotContain("NEEDED", "Version needs");
  }

  @Test
  void aProgramForMuslRunsAsWithoutItAndLeavesItsRecord() {
    var program = TestPrograms.compiled("musl-gcc", "children");
    var command = MeasuredCommand.in(folder);
    for (var way : new String[] {"fork", "vfork", "clone", "threads", "detach"}) {
      assertThat(command.run(program, way)).isEqualTo(command.without().run(program, way));
    }
    assertThat(Rows.names(command.rows())).contains(Path.of(program).getFileName().toString());
    assertThat(command.rows()).extracting(row -> row.exitCode()).contains(3L, 4L, 5L);
  }

  @Test
  void soDoItsThreadsAndItsWaits() {
    var command = MeasuredCommand.in(folder).withThreads();
    var waits = TestPrograms.compiled("musl-gcc", "waits");
    var threads = TestPrograms.compiled("musl-gcc", "threads");
    assertThat(command.run(waits)).isEqualTo(command.without().run(waits));
    assertThat(command.run(threads, "100", "pthread_exit").exitCode()).isZero();
    assertThat(command.rows()).anySatisfy(row -> assertThat(row.threadCount()).isEqualTo(101));
  }
}
