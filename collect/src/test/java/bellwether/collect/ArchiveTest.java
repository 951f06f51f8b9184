package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.collect.Samples.Read;
import bellwether.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path folder;

  private interface Filler {
    void fill(TarArchiveOutputStream tar) throws IOException;
  }

  private Path archive(String name, Filler filler) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(path);
        OutputStream packed = name.endsWith(".tar") ? file : new GZIPOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      filler.fill(tar);
    }
    return path;
  }

  private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void addJob(TarArchiveOutputStream tar, String prefix, List<String> files)
      throws IOException {
    for (String file : files) {
      add(tar, prefix + file, Samples.own("papiex/special/v2/" + file));
    }
  }

  private static final List<String> IN_ORDER =
      List.of("job_metadata", "node01-papiex-header.tsv", "node01-papiex.tsv");

  private static void assertWhole(Read read) {
    assertThat(read.skipped()).isEmpty();
    assertThat(read.processes()).hasSize(29);
    assertThat(read.job().id()).isEqualTo("3001");
  }

  @Test
  void archivesGiveWhatTheirFoldersGive() {
    Read csv = Samples.read(Samples.own("papiex/archives/1001-csv.tgz"));
    Read tsv = Samples.read(Samples.own("papiex/archives/1001-tsv.tgz"));

    assertThat(csv.processes()).hasSize(27);
    assertThat(tsv.processes()).hasSize(27);
    assertThat(csv.skipped()).isEmpty();
  }

  @Test
  void membersComeWithOrWithoutDotAndInAnyFolderOfTheirOwn() throws IOException {
    for (String prefix : List.of("", "./", "3001/", "./3001/", ".//")) {
      assertWhole(Samples.read(archive("a.tgz", tar -> addJob(tar, prefix, IN_ORDER))));
    }
  }

  @Test
  void plainTarIsReadToo() throws IOException {
    assertWhole(Samples.read(archive("a.tar", tar -> addJob(tar, "./", IN_ORDER))));
  }

  @Test
  void orderOfTheMembersDoesNotMatter() throws IOException {
    assertWhole(Samples.read(archive("a.tar.gz", tar -> addJob(tar, "./", IN_ORDER.reversed()))));
  }

  @Test
  void membersThatLeaveTheFolderAreRefused() {
    for (String name : List.of("../evil-papiex-1-0.csv", "/etc/passwd", "a/../../b")) {
      assertThatThrownBy(() ->
              Samples.read(
                  archive(
                      "a.tgz",
                      tar -> {
                        TarArchiveEntry entry = new TarArchiveEntry(name, true);
                        tar.putArchiveEntry(entry);
                        tar.closeArchiveEntry();
                        addJob(tar, "./", IN_ORDER);
                      })))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("leaves the folder");
    }
  }

  @Test
  void linksAreRefused() {
    for (byte kind : new byte[] {TarArchiveEntry.LF_SYMLINK, TarArchiveEntry.LF_LINK}) {
      assertThatThrownBy(() ->
              Samples.read(
                  archive(
                      "a.tgz",
                      tar -> {
                        addJob(tar, "./", IN_ORDER);
                        TarArchiveEntry entry = new TarArchiveEntry("h-papiex.tsv", kind);
                        entry.setLinkName("/etc/passwd");
                        tar.putArchiveEntry(entry);
                        tar.closeArchiveEntry();
                      })))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("its member 'h-papiex.tsv' is a link");
    }
  }

  private Path bomb() throws IOException {
    return archive(
        "bomb.tgz",
        tar -> {
          addJob(tar, "./", IN_ORDER);
          TarArchiveEntry entry = new TarArchiveEntry("zeros");
          entry.setSize(32 << 20);
          tar.putArchiveEntry(entry);
          tar.write(new byte[32 << 20]);
          tar.closeArchiveEntry();
        });
  }

  @Test
  void archiveThatGrowsTooMuchIsRefusedUnlessAllowed() throws IOException {
    Path bomb = bomb();
    ImportOptions generous =
        ImportOptions.standard().withLimits(new ArchiveLimits(100_000, Bytes.ofMebi(64)));
    ImportOptions small =
        ImportOptions.standard().withLimits(new ArchiveLimits(100_000, Bytes.ofMebi(8)));

    assertThatThrownBy(() -> Samples.read(bomb)).hasMessageContaining("unpacked it is larger than");
    assertThatThrownBy(() -> Samples.read(Imports.of(bomb, small).getFirst()))
        .hasMessageContaining("unpacked it is larger than 8388608 bytes");
    assertWhole(Samples.read(Imports.of(bomb, generous).getFirst()));
  }

  @Test
  void hugeMemberNamesAreRefused() {
    assertThatThrownBy(() ->
            Samples.read(
                archive(
                    "a.tar",
                    tar -> {
                      TarArchiveEntry entry =
                          new TarArchiveEntry("././@LongLink", TarArchiveEntry.LF_GNUTYPE_LONGNAME);
                      entry.setSize(8 << 20);
                      tar.putArchiveEntry(entry);
                      tar.write(new byte[8 << 20]);
                      tar.closeArchiveEntry();
                      addJob(tar, "./", IN_ORDER);
                    })))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("the description of a member is larger than 1 MiB");
  }

  @Test
  void longNamesAreReadWithoutHarm() throws IOException {
    assertWhole(
        Samples.read(
            archive(
                "a.tar",
                tar -> {
                  tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
                  addJob(tar, "./".repeat(8_000), IN_ORDER);
                })));
  }

  @Test
  void fileThatComesTwiceIsReadOnce() throws IOException {
    Read read =
        Samples.read(
            archive(
                "a.tgz",
                tar -> {
                  addJob(tar, "./", IN_ORDER);
                  addJob(tar, "", IN_ORDER.subList(2, 3));
                }));

    assertThat(read.processes()).hasSize(29);
    assertThat(read.skipped())
        .containsExactly(
            "node01-papiex.tsv:0: a file of this name came before in the archive; only the first"
                + " is read");
  }

  @Test
  void strayFoldersAreNamed() throws IOException {
    Read read =
        Samples.read(
            archive(
                "a.tgz",
                tar -> {
                  addJob(tar, "", IN_ORDER);
                  addJob(tar, "more/", IN_ORDER);
                }));

    assertThat(read.processes()).hasSize(29);
    assertThat(read.skipped()).hasSize(2);
    assertThat(read.skipped().getFirst()).startsWith("more/job_metadata:0: expected all files");
  }

  @Test
  void truncatedArchiveIsRefused() throws IOException {
    Path path = archive("a.tgz", tar -> addJob(tar, "./", IN_ORDER));
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length * 2 / 3));

    assertThatThrownBy(() -> Samples.read(path))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("the archive cannot be read to its end");
  }

  @Test
  void archiveWithoutMetadataSaysSo() throws IOException {
    Path path = archive("a.tgz", tar -> addJob(tar, "./", IN_ORDER.subList(1, 3)));

    assertThatThrownBy(() -> Samples.read(path))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected a file job_metadata, found none");
  }

  @Test
  void exceptionsOfTheSinkPassThrough() {
    MeasuredJob job =
        Imports.of(Samples.own("papiex/archives/1001-tsv.tgz"), ImportOptions.standard())
            .getFirst();

    assertThatThrownBy(() ->
            job.readProcesses(
                process -> {
                  throw new IllegalArgumentException("full");
                },
                (file, line, reason) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("full");
  }
}
