package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OutputFilesTest {
  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  @ParameterizedTest
  @CsvSource({"one.txt", "o.", "/tmp/../${root_wd}/o", "d/../o"})
  void anArrayInOneFileIsRefused(String file) {
    var result = line.run("--array", "1-5", "--stdout", file, "--", "echo");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("each of the 5 runs, but echo:1 and echo:2 would both write ")
        .contains("put %{it} into the name")
        .contains("--append");
    assertThat(folder.resolve("catalog.db")).doesNotExist();
  }

  @Test
  void linesThatComeTwiceAreRefused() throws IOException {
    var lines = line.file("lines", "a\nb\na\n");
    assertThat(line.run("--each-line", lines, "--stderr", "e.%{itval}", "--", "echo").err())
        .contains("echo:0 and echo:2 would both write ");
    assertThat(line.run("--each-line", lines, "--stderr", "e.%{it}", "--", "echo").status())
        .isZero();
  }

  @Test
  void whatIsAddedMayBeShared() throws IOException {
    var array = line.run("--array", "1-3", "--append", "--stdout", "o", "--", "echo", "%{it}");
    assertThat(array.status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("o"))).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void oneFileThroughALinkToItsFolderIsRefused() throws IOException {
    var real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), real);
    var lines = line.file("lines", "real\nlink\n");
    assertThat(line.run("--each-line", lines, "--stdout", "%{itval}/o", "--", "echo").err())
        .contains("echo:0 and echo:1 would both write ");
  }

  @Test
  void devicesMayBeShared() {
    assertThat(line.run("--array", "1-3", "--stdout", "/dev/null", "--", "echo").status()).isZero();
  }

  private CommandLine.Result jobs(String jobs) throws IOException {
    return line.run(line.file("j.yaml", "jobs:\n" + jobs));
  }

  @Test
  void jobsThatMayRunAtOnceAreRefused() throws IOException {
    var result =
        jobs(
            """
            - {name: a, iteration: {stop: 3}, execution: {exec: echo, stdout: "o.${it}"}}
            - {name: b, execution: {exec: echo, wd: d, stderr: ../o.2}}
            """);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("a:2 and b would both write").contains("append: true");
  }

  @Test
  void jobsThatWaitForEachOtherGetANote() throws IOException {
    var result =
        jobs(
            """
            - {name: a, execution: {exec: echo, stdout: o}}
            - {name: b, dependencies: {after: [a]}, execution: {exec: echo}}
            - {name: c, dependencies: {after: [b]}, execution: {exec: echo, stdout: o}}
            """);
    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("c writes ").contains("anew, over what a wrote there");
  }

  @Test
  void bothStreamsOfAJobMayBeOneFile() throws IOException {
    assertThat(jobs("- {name: a, execution: {exec: echo, stdout: o, stderr: o}}").status())
        .isZero();
  }

  @Test
  void missingFoldersAreMade() {
    assertThat(line.run("--array", "1-2", "--stdout", "d/e/%{it}", "--", "echo").status()).isZero();
    assertThat(folder.resolve("d/e/2")).isRegularFile();
  }

  @Test
  void aNewWorkingDirectoryIsSaid() {
    assertThat(line.execute("run", "--wd", folder.resolve("typo").toString(), "--", "true").err())
        .contains("--wd: ")
        .contains("typo is not there; it is made");
  }

  @Test
  void dollarsAreTheShells() throws IOException {
    line.run("--array", "7-7", "--stdout", "o", "--", "sh", "-c", "echo $$ '$$' %{it} ${it} $it");
    assertThat(Files.readString(folder.resolve("o"))).matches("\\d+ \\$\\$ 7 7 7\n");
  }

  @Test
  void oneThatWaitsDoesNotHideOthers() throws IOException {
    var array =
        jobs(
            """
            - {name: a, execution: {exec: echo, stdout: o}}
            - {name: c, iteration: {stop: 3}, dependencies: {after: [a]}, execution: {exec: echo, stdout: o}}
            """);
    assertThat(array.err()).contains("c:0 and c:1 would both write");
    var siblings =
        jobs(
            """
            - {name: a, execution: {exec: echo, stdout: o}}
            - {name: b, dependencies: {after: [a]}, execution: {exec: echo, stdout: o}}
            - {name: c, dependencies: {after: [a]}, execution: {exec: echo, stdout: o}}
            """);
    assertThat(siblings.err()).contains("b and c would both write");
  }
}
