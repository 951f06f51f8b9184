package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.collect.Samples.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedInputTest {
  @TempDir Path folder;

  private static Read read(String name) {
    return Samples.read(Samples.own("papiex/errors/" + name));
  }

  @Test
  void lineWithMissingFieldIsSkipped() {
    Read read = read("csv-missing-field");

    assertThat(read.processes()).hasSize(1);
    assertThat(read.skipped())
        .containsExactly(
            "node01-papiex-2-0.csv:2: expected 48 columns, found 46: was the line cut?");
  }

  @Test
  void fileWithAnotherHeaderIsSkipped() {
    Read read = read("csv-header-mismatch");

    assertThat(read.processes()).hasSize(1);
    assertThat(read.skipped())
        .containsExactly(
            "node01-papiex-2-0.csv:0: expected the header of the job's other files, found"
                + " 'PERF_COUNT_SW_PAGE_FAULTS' instead of 'PERF_COUNT_SW_CPU_CLOCK' in column 48");
  }

  @Test
  void jobThatWasNeverStoppedIsRefused() {
    assertThatThrownBy(() -> read("metadata-not-stopped"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("the job is not finished");
  }

  @Test
  void processesOutsideTheJobRefuseIt() {
    assertThatThrownBy(() -> read("times-outside-job"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("not within its job");
    assertThatThrownBy(() -> Samples.read(Samples.own("epmt/corrupted-csv.tgz")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("the process find (pid 6477) ran from 2019-10-18T06:43:06.840161Z");
  }

  private static Read read(String name, Outside outside) {
    var options = ImportOptions.standard().withOutside(outside);
    return Samples.read(Imports.of(Samples.own("papiex/errors/" + name), options).getFirst());
  }

  @Test
  void theRefusalNamesTheOption() {
    assertThatThrownBy(() -> read("times-outside-job"))
        .hasMessageContaining("--outside keep or --outside skip if the clock jumped");
  }

  @Test
  void processesOutsideTheJobAreKeptOrSkippedOnRequest() {
    Read kept = read("times-outside-job", Outside.KEEP);
    Read skipped = read("times-outside-job", Outside.SKIP);

    assertThat(kept.marked()).isNotEmpty().hasSameSizeAs(skipped.skipped());
    assertThat(kept.skipped()).isEmpty();
    assertThat(kept.processes()).hasSize(skipped.processes().size() + skipped.skipped().size());
    assertThat(kept.marked().getFirst())
        .contains(":1: the process ")
        .contains("not within its job");
  }

  @Test
  void aFileThatIsNoArchiveSaysWhatItHolds() throws IOException {
    Path page = folder.resolve("1.tgz");
    Files.writeString(page, "<html>not found</html>");
    assertThatThrownBy(() -> Samples.read(page))
        .hasMessageContaining("1.tgz: expected a tar archive")
        .hasMessageContaining("found text that begins with '<html>not found<'");
    Path empty = folder.resolve("2.tar");
    Files.createFile(empty);
    assertThatThrownBy(() -> Samples.read(empty)).hasMessageContaining("found an empty file");
  }

  @Test
  void metadataThatAreNoPickleSayWhatTheyHold() throws IOException {
    Files.writeString(folder.resolve("job_metadata"), "hello");
    assertThatThrownBy(() -> Samples.read(folder))
        .hasMessageContaining("expected a Python pickle or a JSON object")
        .hasMessageContaining("found text that begins with 'hello'");
  }

  @Test
  void tsvWithoutItsHeaderIsSkipped() {
    Read read = read("tsv-no-header-file");

    assertThat(read.processes()).isEmpty();
    assertThat(read.skipped())
        .containsExactly(
            "node01-papiex.tsv:0: expected its header file 'node01-papiex-header.tsv' beside it,"
                + " found none that can be used");
  }

  @Test
  void truncatedLastLineIsSkipped() {
    Read read = read("tsv-truncated-last-line");

    assertThat(read.processes()).hasSize(5);
    assertThat(read.skipped()).hasSize(1);
    assertThat(read.skipped().getFirst()).startsWith("node01-papiex.tsv:6: expected a newline");
  }

  @Test
  void folderWithoutMetadataSaysSo() throws IOException {
    Files.writeString(folder.resolve("h-papiex-1-0.csv"), "");

    assertThatThrownBy(() -> Samples.read(folder))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected a file job_metadata, found none");
  }

  @Test
  void emptyFolderSaysSo() {
    assertThatThrownBy(() -> Samples.read(folder))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("found no job here");
  }

  @Test
  void folderOfFoldersGivesAllJobsTheRefusedOnesIncluded() {
    assertThat(Imports.of(Samples.own("papiex/errors"), ImportOptions.standard()))
        .extracting(job -> Path.of(job.source()).getFileName().toString())
        .containsExactly(
            "csv-header-mismatch",
            "csv-missing-field",
            "metadata-not-stopped",
            "times-outside-job",
            "tsv-no-header-file",
            "tsv-truncated-last-line");
  }
}
