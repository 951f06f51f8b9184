package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The alias beside what the real EPMT printed about the same jobs. As there, later commands see
/// what earlier ones changed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EpmtCommandTest {
  @TempDir static Path folder = Path.of("");
  private static Path samples = Path.of("");

  @BeforeAll
  static void submit() {
    var found = Epmt.samples();
    Assumptions.assumeTrue(found.isPresent(), "EPMT's samples do not lie above this project");
    samples = found.orElseThrow();
    var words = new ArrayList<>(List.of("submit"));
    for (var kind : List.of("query", "outliers", "outliers_nb", "tsv", "misc")) {
      words.addAll(archives(kind));
    }
    for (var job : List.of("submit/3455", "tsv/12340")) {
      words.add(samples.resolve("data/" + job) + "/");
    }
    var printed = epmt(Map.of(), words.toArray(String[]::new));
    assertThat(printed.out().lines()).as(printed.err()).hasSize(15);
    assertThat(printed.out())
        .contains("Imported successfully - job: 685000 processes: 3480 rate: ");
  }

  private static List<String> archives(String kind) {
    try (var files = Files.list(samples.resolve("data").resolve(kind))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".tgz")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Epmt.Printed epmt(Map<String, String> more, String... words) {
    return new Epmt(folder).run(more, List.of(words));
  }

  private static Epmt.Printed ask(String line) {
    return epmt(Map.of(), line.split(" "));
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "00-version, --version",
    "34-list, list",
    "35-list-jobs, list jobs",
    "36-list-two, list 685000 685003",
    "37-list-nosuch, list nosuch",
    "38-list-limit, list jobs limit=3",
    "39-list-tags, list jobs tags=exp_name:linux_kernel",
    "52-list-job_proc_tags, list job_proc_tags 685000",
    "53-list-job_proc_tags-kern, list job_proc_tags kern-6656-20190614-190245",
    "55-list-unanalyzed_jobs, list unanalyzed_jobs",
    "59-dump-job-key, dump -k duration 685000",
    "72-explore, explore ESM4_historical_D151",
    "73-explore-cpu, explore --metric cpu_time --limit 3 ESM4_historical_D151"
  })
  void linesAreThoseOfEpmt(String file, String line) throws IOException {
    var printed = ask(line);
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.out())
        .isEqualToNormalizingNewlines(
            Files.readString(samples.resolve("expected/cli/" + file + ".out")));
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuchcommand | 2 | Expected a command of epmt",
        "show 3455 | 2 | Expected a command of epmt",
        "submit --nosuch | 2 | --nosuch",
        "submit -n --drop x.tgz | 1 | --drop or --dry-run",
        "help api nosuch | 0 | Could not find function nosuch in any module",
        "list jobs a=b=c | 1 | name=value",
        "list jobs nosuch=1 | 1 | nosuch",
        "list thread_metrics | 1 | ids of processes",
        "list op_metrics | 1 | ids of jobs",
        "list refmodels | 1 | ''",
        "list procs nosuch | 1 | Job nosuch could not be found",
        "dump nosuch | 1 | Job nosuch could not be found",
        "annotate nosuchjob a=1 | 1 | Job nosuchjob could not be found",
        "delete nosuch | 1 | Job nosuch could not be found",
        "explore nosuch | 1 | No job has the tag exp_name:nosuch",
        "submit nosuch.tgz | 1 | nosuch.tgz is not there; check its path",
        "annotate 3455 | 1 | No annotations found",
        "concat x/ | 1 | x/ does not exist or is not a directory",
        "concat x.csv y.csv | 1 | does not exist or is not a file",
        "notebook | 1 | is not here"
      })
  void whatFailsHasTheStatusOfEpmt(String line, int status, String message) {
    var printed = ask(line);
    assertThat(printed.status()).as(printed.err()).isEqualTo(status);
    assertThat(printed.err()).contains(message.replace("''", ""));
  }

  @Test
  @Order(3)
  void jobsAndProcessesAreDictionaries() {
    assertThat(ask("list 3455 fmt=dict").out())
        .startsWith("[{")
        .contains("'duration': 28111.0")
        .contains("'start': datetime.datetime(2020, 6, 25, 13, 47, 38, 242317)")
        .contains("'SLURM_JOB_ID': '3455'");
    assertThat(ask("list procs 685000 limit=2").out())
        .contains("'duration': 6460188134.0")
        .contains("'duration': 253.00000000000003")
        .contains("'start': datetime.datetime(2019, 6, 15, 7, 52, 4, 126892)");
    assertThat(ask("dump 3455").out()).contains("cpu_time                  2921.0              \n");
  }

  @Test
  @Order(4)
  void theSameJobAgainIsRefused() {
    var printed = epmt(Map.of(), "-v", "submit", "-e", samples + "/data/query/685000.tgz");
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("job 685000 is already in database");
  }

  @Test
  @Order(5)
  void notesAreTypedAsEpmtTypesThem() {
    assertThat(ask("annotate 3455 a=1 b=x c=true d=false e=no f=none g=1.5").status()).isZero();
    assertThat(ask("dump -k annotations 3455").out())
        .isEqualTo("{'a': 1, 'b': 'x', 'c': True, 'd': True, 'e': None, 'f': None, 'g': '1.5'}\n");
    assertThat(ask("annotate --replace 3455 only=this").status()).isZero();
    assertThat(ask("dump -k annotations 3455").out()).isEqualTo("{'only': 'this'}\n");
    assertThat(ask("annotate 3455 EPMT_JOB_TAGS=exp_name:x;exp_component:y").status()).isZero();
    assertThat(ask("dump -k tags 3455").out())
        .isEqualTo("{'exp_component': 'y', 'exp_name': 'x'}\n");
  }

  @Test
  @Order(6)
  void deletedJobsAreGone() {
    assertThat(ask("delete 2220").status()).isZero();
    assertThat(ask("list").out()).doesNotContain("'2220'").contains("'3455'");
    assertThat(ask("list procs 2220").status()).isEqualTo(1);
    assertThat(ask("retire -n").err()).contains("14 jobs would be retired");
    assertThat(ask("drop").out()).startsWith("This will drop the entire database.");
    assertThat(ask("list").out()).contains("'3455'");
  }

  @Test
  @Order(6)
  void filesOfProcessesBecomeOne() throws IOException {
    var output = folder.resolve("all.csv");
    assertThat(ask("concat -o " + output + " " + samples + "/data/csv/").status()).isZero();
    assertThat(Files.size(output)).isEqualTo(1713);
    var printed =
        ask("concat -e -o " + folder.resolve("bad.csv") + " " + samples + "/data/corrupted_csv");
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("Header: 40 delimiters, but this row has 39 delimiters");
  }

  @Test
  @Order(7)
  void helpNamesTheSettingsAndNoPassword() {
    var printed = epmt(Map.of("EPMT_DB_URL", "sqlite:////tmp/x.db"), "-h");
    assertThat(printed.out()).contains("\nstage_command_dest:./\n").contains("\nlogfile:");
    assertThat(epmt(Map.of("EPMT_DB_URL", "postgresql://me:secret@host/db"), "help").out())
        .doesNotContain("secret")
        .contains("me:***@host");
    assertThat(epmt(Map.of("EPMT_DB_URL", "postgresql://me:secret@host/db"), "list").status())
        .isEqualTo(3);
  }

  @Test
  @Order(8)
  void aDatabaseOfEpmtIsNeverWrittenTo() throws IOException {
    var theirs = Path.of("../collect/src/test/resources/bellwether/collect/epmt/epmt-5.0.1.db");
    Assumptions.assumeTrue(Files.exists(theirs));
    var copy = Files.copy(theirs, folder.resolve("theirs.db"));
    var printed = epmt(Map.of("EPMT_DB_URL", "sqlite:///" + copy), "list");
    assertThat(printed.status()).isEqualTo(3);
    assertThat(printed.err()).contains("bellwether import " + copy);
    var settings = folder.resolve("settings.py");
    Files.writeString(settings, "db_params = {'url': 'sqlite:///" + copy + "', 'echo': False}\n");
    printed = epmt(Map.of("EPMT_SETTINGS", settings.toString(), "EPMT_DB_URL", ""), "list");
    assertThat(printed.err()).contains("bellwether import " + copy);
    assertThat(Files.mismatch(theirs, copy)).isNegative();
  }

  @Test
  @Order(8)
  void settingsThatAreNotThereAreAnError() {
    var printed = epmt(Map.of("EPMT_SETTINGS", folder + "/nosuch.py"), "list");
    assertThat(printed.status()).isEqualTo(3);
    assertThat(printed.err()).contains("there is no file " + folder + "/nosuch.py");
  }
}
