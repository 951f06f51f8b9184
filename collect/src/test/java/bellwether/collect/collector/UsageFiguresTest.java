package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of all rows together, beside those of somebody else.
class UsageFiguresTest {
  /// Starts a command with these assignments, and prints its CPU time in microseconds as wait4 has
  /// it.
  private static final String HARNESS =
      """
      import os, sys
      end = sys.argv.index('--')
      environment = dict(os.environ, **dict(each.split('=', 1) for each in sys.argv[1:end]))
      null = [(os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0)]
      command = sys.argv[end + 1:]
      child = os.posix_spawnp(command[0], command, environment, file_actions=null)
      usage = os.wait4(child, 0)[2]
      print(round((usage.ru_utime + usage.ru_stime) * 1e6))
      """;

  @TempDir Path folder;
  @TempDir Path work;

  private void assertSameTime(String... command) {
    TestPrograms.assumeInstalled("python3");
    var complete = new ArrayList<>(List.of("python3", "-c", HARNESS));
    complete.addAll(MeasuredCommand.collector().assignments(folder + "/", "PROCESSES", null));
    complete.add("--");
    complete.addAll(List.of(command));
    var harness = MeasuredCommand.in(folder).without().run(complete.toArray(String[]::new));
    long expected = Long.parseLong(harness.output().strip());
    long found = MeasuredCommand.in(folder).rows().stream().mapToLong(Rows::cpuTime).sum();
    assertThat(found).isCloseTo(expected, Offset.offset(Math.max(2000, expected / 100)));
  }

  @Test
  void aShellScriptsTimeIsThatOfItsRows() {
    assertSameTime(
        "sh", "-c", "for i in $(seq 200); do echo $i | sort | grep -c 1; done; (exit 2)");
  }

  @Test
  void aPythonProgramsTimeIsThatOfItsRows() {
    var script =
        "import multiprocessing, os\n"
            + "with multiprocessing.Pool(4) as pool: pool.map(range, range(1000))\n"
            + "print(sum(range(5 * 10 ** 6))); os.system('seq 100000 | tail -n 1')";
    assertSameTime("python3", "-c", script);
  }

  @Test
  void aBuildsTimeIsThatOfItsRows() throws IOException {
    TestPrograms.assumeInstalled("make");
    TestPrograms.assumeInstalled("cc");
    for (int i = 0; i < 12; i++) {
      Files.writeString(
          work.resolve("f" + i + ".c"),
          "#include <stdio.h>\nint f" + i + "(void) { return puts(\"\"); }\n");
    }
    Files.writeString(
        work.resolve("Makefile"), "all: $(patsubst %.c,%.o,$(wildcard *.c))\nCC = cc\n");
    assertSameTime("make", "-j2", "-C", work.toString());
    assertThat(Rows.of(MeasuredCommand.in(folder).rows(), "cc1")).hasSize(12);
  }

  @Test
  void thePeakOfMemoryIsThatOfTime() {
    TestPrograms.assumeInstalled("time");
    TestPrograms.assumeInstalled("python3");
    var command = MeasuredCommand.in(folder);
    var outcome = command.run("time", "-v", "python3", "-c", "a = 'x' * 50000000");
    var line =
        Pattern.compile("Maximum resident set size \\(kbytes\\): (\\d+)").matcher(outcome.errors());
    assertThat(line.find()).isTrue();
    long found = Rows.value(Rows.only(command.rows(), "python3"), "rssmax");
    assertThat(found).isCloseTo(Long.parseLong(line.group(1)), Offset.offset(1024L));
  }
}
