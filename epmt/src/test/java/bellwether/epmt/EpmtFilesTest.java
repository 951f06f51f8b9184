package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.JobMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `dump`, `annotate` and `convert` of files beside what the real EPMT printed and wrote.
class EpmtFilesTest {
  @TempDir Path folder = Path.of("");
  private Path samples = Path.of("");

  @BeforeEach
  void find() {
    var found = Epmt.samples();
    Assumptions.assumeTrue(found.isPresent(), "There are no samples above this project");
    samples = found.orElseThrow();
  }

  private Epmt.Printed epmt(String line) {
    return new Epmt(folder).run(line);
  }

  private Path copy(String name) throws IOException {
    var source = samples.resolve("data").resolve(name);
    return Files.copy(source, folder.resolve(source.getFileName().toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "62-dump-tgz, dump DATA/query/685000.tgz",
    "63-dump-tgz-v3, dump DATA/tsv/collated-tsv-2220.tgz",
    "64-dump-tgz-key, dump -k job_pl_start_ts DATA/query/685000.tgz",
    "65-dump-file, dump DATA/submit/3455/job_metadata"
  })
  void metadataOfFilesArePrintedAsEpmtDoes(String file, String line) throws IOException {
    var printed = epmt(line.replace("DATA", samples.resolve("data").toString()));
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.out())
        .isEqualToNormalizingNewlines(
            Files.readString(samples.resolve("expected/cli/" + file + ".out")));
  }

  @Test
  void annotationsGoIntoAnArchive() throws IOException {
    var archive = copy("query/685000.tgz");
    var before = JobMetadata.read(archive);
    assertThat(epmt("annotate " + archive + " note=hello n=-5 yes=true no=no").status()).isZero();
    assertThat(epmt("annotate " + archive + " note=bye").status()).isZero();
    assertThat(epmt("dump -k annotations " + archive).out())
        .isEqualTo("{'note': 'bye', 'n': -5, 'yes': True, 'no': None}\n");
    assertThat(epmt("annotate --replace " + archive + " a=1").status()).isZero();
    before.put("annotations", Map.of("a", 1L));
    assertThat(JobMetadata.read(archive)).isEqualTo(before);
    assertThat(epmt("submit " + archive).out()).contains("job: 685000 processes: 3480 ");
    assertThat(epmt("dump -k annotations 685000").out()).contains("'a': 1");
  }

  @Test
  void annotationsGoIntoAFolder() throws IOException {
    var metadata = copy("submit/3455/job_metadata");
    assertThat(epmt("annotate " + folder + " note=hello").status()).isZero();
    assertThat(epmt("dump -k annotations " + metadata).out()).isEqualTo("{'note': 'hello'}\n");
    assertThat(epmt("dump -k annotations " + folder).out()).isEqualTo("{'note': 'hello'}\n");
    assertThat(epmt("annotate " + folder + "/nosuch.tgz a=1").status()).isEqualTo(1);
  }

  @Test
  void aProblemNamesTheFileOnce() throws IOException {
    var bad = Files.writeString(folder.resolve("bad.tgz"), "no archive");
    for (var path : List.of(bad, folder.resolve("nosuch"))) {
      var printed = epmt("submit " + path);
      assertThat(printed.status()).isEqualTo(1);
      assertThat(printed.err()).containsOnlyOnce(path.toString());
    }
  }

  @Test
  void anUnknownKeyIsRefusedWithThoseThatThereAre() throws IOException {
    var metadata = copy("submit/3455/job_metadata");
    var printed = epmt("dump -k pi " + metadata);
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("but found pi; choose one of: ").doesNotContain("[");
  }

  @Test
  void convertedArchivesAreThoseOfEpmt() throws IOException, NoSuchAlgorithmException {
    var expected =
        new ObjectMapper().readTree(samples.resolve("expected/convert/convert.json").toFile());
    for (var conversion : expected.get("convert")) {
      var archive = copy(conversion.get("input").asString());
      var target = folder.resolve("out.tgz");
      var printed = epmt("convert " + archive + " " + target);
      boolean good = conversion.get("returned").asBoolean();
      assertThat(printed.status()).as(printed.err()).isEqualTo(good ? 0 : 1);
      for (var file : good ? conversion.get("tsv") : List.<JsonNode>of()) {
        assertThat(sha256(target, file.get("member").asString()))
            .isEqualTo(file.get("sha256").asString());
      }
    }
  }

  @Test
  void aConvertedArchiveHoldsTheSameJob() throws IOException {
    var archive = copy("query/685016.tgz");
    assertThat(epmt("convert " + archive).status()).isZero();
    assertThat(epmt("submit " + archive).out()).contains("job: 685016 processes: 3412 ");
    var again = epmt("convert " + archive);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("already has the files of version 2", "nothing was written");
    assertThat(epmt("convert " + folder.resolve("x.zip")).status()).isEqualTo(1);
    assertThat(epmt("convert").status()).isEqualTo(2);
  }

  private String sha256(Path archive, String member) throws IOException, NoSuchAlgorithmException {
    var process = new ProcessBuilder("tar", "-xzOf", archive.toString(), member).start();
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(process.getInputStream().readAllBytes()));
  }
}
