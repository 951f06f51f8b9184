package bellwether.collect.internal.papiex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.MeasuredJob;
import bellwether.collect.Samples;
import bellwether.collect.internal.Completion;
import bellwether.collect.internal.MetadataFile;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.Readings;
import bellwether.collect.internal.pickle.PickleException;
import bellwether.collect.internal.pickle.PickleReader;
import bellwether.collect.internal.time.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoilt files of every kind: each is read, or refused, or its damaged lines are named, and
/// nothing else happens. `-Dseed=S` repeats one, `-Dseeds=N` tries N of each kind.
class FuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final List<String> PICKLES =
      List.of(
          "py2-style-protocol0.pickle",
          "py3-protocol0.pickle",
          "py3-protocol2.pickle",
          "py3-protocol3-pytz.pickle",
          "py3-protocol4.pickle",
          "py3-protocol5.pickle");

  @TempDir Path folder;

  private interface Trial {
    void run(Spoiler spoiler) throws Exception;
  }

  private static void seeds(int share, Trial trial) {
    String one = System.getProperty("seed", "");
    long first = one.isBlank() ? 0 : Long.parseLong(one);
    long last = one.isBlank() ? Integer.getInteger("seeds", 2000) / share : first + 1;
    for (long seed = first; seed < last; seed++) {
      long now = seed;
      assertTimeoutPreemptively(LONGEST, () -> attempt(now, trial), "seed " + seed + " hangs");
    }
  }

  private static void attempt(long seed, Trial trial) {
    try {
      trial.run(new Spoiler(seed));
    } catch (ImportException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    } catch (Throwable other) {
      throw new AssertionError("repeat with -Dtest=FuzzTest -Dseed=" + seed, other);
    }
  }

  private static byte[] own(String name) throws IOException {
    return Files.readAllBytes(Samples.own(name));
  }

  private static ReadPosition spot() {
    return new ReadPosition(
        "file",
        "host",
        (file, line, reason) -> {
          assertThat(line).isNotNegative();
          assertThat(reason).isNotBlank().doesNotContain("\n");
        });
  }

  @Test
  void tsvRows() throws IOException {
    byte[] rows = own("epmt/12340/perftools.org-papiex.tsv");
    byte[] header = own("epmt/12340/perftools.org-papiex-header.tsv");
    seeds(
        1,
        spoiler -> {
          Header known = Header.ofTsv(new String(header, StandardCharsets.UTF_8));
          new TsvReader(
                  known,
                  new TextCache(false),
                  (process, place, line) -> assertThat(process.values()).isNotEmpty())
              .read(new ByteArrayInputStream(spoiler.spoil(rows)), spot());
        });
  }

  @Test
  void csvRows() throws IOException {
    List<byte[]> files =
        List.of(
            own("papiex/special/v1/node01-papiex-22601-0.csv"),
            own("papiex/special/v1/node01-papiex-22618-0.csv"),
            own("papiex/special/v1/node01-papiex-22626-0.csv"));
    seeds(
        1,
        spoiler ->
            new CsvReader(
                    new TextCache(false),
                    (process, place, line) -> assertThat(process.threadCount()).isPositive())
                .read(new ByteArrayInputStream(spoiler.spoil(spoiler.oneOf(files))), spot(), null));
  }

  @Test
  void tsvHeaders() throws IOException {
    byte[] header = own("epmt/12340/perftools.org-papiex-header.tsv");
    seeds(
        1,
        spoiler -> {
          try {
            String line = new String(spoiler.spoil(header), StandardCharsets.ISO_8859_1);
            assertThat(Header.ofTsv(line).counters().names()).isNotEmpty();
          } catch (LineDamage damage) {
            assertThat(damage.reason()).isNotBlank();
          }
        });
  }

  @Test
  void pickles() {
    seeds(
        1,
        spoiler -> {
          byte[] pickle = own("papiex/job_metadata-pickles/" + spoiler.oneOf(PICKLES));
          InputStream in = new ByteArrayInputStream(spoiler.spoil(pickle));
          new Completion(MetadataFile.read(in, "file"), new Readings(Optional::empty))
              .record(new Zones(ImportOptions.standard(), Optional::empty));
        });
  }

  /// Any steps in any order, most of them senseless.
  @Test
  void pickleSteps() {
    List<String> steps =
        List.of(
            "(",
            "0",
            "1",
            "2",
            "}",
            "]",
            ")",
            "d",
            "s",
            "u",
            "l",
            "a",
            "e",
            "t",
            "N",
            "I7\n",
            "I01\n",
            "K\u0005",
            "S'k'\n",
            "Vv\n",
            "U\u0002ab",
            "X\u0001\u0000\u0000\u0000x",
            "p0\n",
            "g0\n",
            "q\u0001",
            "h\u0001",
            "\u0094",
            "\u0085",
            "\u0086",
            "\u0087",
            "\u0088",
            "R",
            "\u0081",
            ".",
            "cdatetime\ndatetime\n",
            "cdatetime\ntimezone\n",
            "cdatetime\ntimedelta\n",
            "cpytz\n_p\n",
            "c_codecs\nencode\n",
            "cbuiltins\ngetattr\n",
            "C\n0123456789");
    seeds(
        1,
        spoiler -> {
          StringBuilder pickle = new StringBuilder();
          for (int i = 0; i < 60; i++) {
            pickle.append(spoiler.oneOf(steps));
          }
          try {
            byte[] bytes = (pickle + ".").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(PickleValues.map(PickleReader.read(bytes))).isNotNull();
          } catch (PickleException refused) {
            assertThat(refused.reason()).isNotBlank();
          }
        });
  }

  @Test
  void jsonRecords() {
    byte[] record =
        """
        {"job_pl_id": "1", "job_pl_submit_ts": "2019-06-28T09:58:13+00:00",
         "job_pl_start_ts": "2019-06-28 09:58:13.5", "job_pl_env": {"USER": "u", "TZ": "UTC"},
         "job_el_stop_ts": "2019-06-28T09:58:14+00:00", "job_el_exitcode": 0,
         "job_el_reason": "none", "job_el_env": {"USER": "u", "EPMT_JOB_TAGS": "a:b;c"},
         "annotations": {"n": [1, null, 2.5]}, "job_tags": {"a": "b"}, "exp_name": "e"}
        """
            .getBytes(StandardCharsets.UTF_8);
    seeds(
        1,
        spoiler ->
            new Completion(
                    MetadataFile.read(new ByteArrayInputStream(spoiler.spoil(record)), "file"),
                    new Readings(Optional::empty))
                .record(new Zones(ImportOptions.standard(), Optional::empty)));
  }

  private void read(String name, byte[] content) throws IOException {
    Path path = Files.write(folder.resolve(name), content);
    for (MeasuredJob job : Imports.of(path, ImportOptions.standard())) {
      try {
        job.readProcesses(
            process -> assertThat(process.host()).isNotNull(),
            (file, line, reason) -> assertThat(reason).isNotBlank());
      } catch (ImportException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void packedArchives() throws IOException {
    byte[] archive = own("papiex/archives/1001-tsv.tgz");
    seeds(4, spoiler -> read("a.tgz", spoiler.spoil(archive)));
  }

  @Test
  void plainArchives() throws IOException {
    byte[] archive;
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(own("papiex/archives/1001-csv.tgz")))) {
      archive = in.readAllBytes();
    }
    seeds(4, spoiler -> read("a.tar", spoiler.spoil(archive)));
  }

  @Test
  void tarHeaders() throws IOException {
    byte[] archive;
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(own("papiex/archives/1001-tsv.tgz")))) {
      archive = in.readAllBytes();
    }
    seeds(
        4,
        spoiler -> {
          byte[] header = spoiler.spoil(Arrays.copyOfRange(archive, 512, 1024));
          byte[] spoilt = archive.clone();
          System.arraycopy(header, 0, spoilt, 512, Math.min(512, header.length));
          read("a.tar", spoilt);
        });
  }

  @Test
  void databases() throws IOException {
    byte[] database = own("epmt/epmt-5.0.1.db");
    seeds(20, spoiler -> read("a.db", spoiler.spoil(database)));
  }
}
