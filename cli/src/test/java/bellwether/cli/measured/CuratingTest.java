package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that judge measured jobs or change what is known of them.
class CuratingTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void load() {
    var printed =
        execute("import", "--quiet", Samples.small("12340"), Samples.small("epmt-5.0.1.db"));
    assertThat(printed.status()).as(printed.err()).isZero();
  }

  private Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  private Result ask(String line) {
    return execute(line.split(" +"));
  }

  @Test
  void notesKeepWhateverIsInThem() {
    assertThat(execute("annotate", "12340", "a=b=c", "note=it's \"so\"").status()).isZero();
    assertThat(ask("annotate 12340 --json").outLines())
        .contains("{\"job\":\"12340\",\"name\":\"a\",\"value\":\"b=c\"}")
        .contains("{\"job\":\"12340\",\"name\":\"note\",\"value\":\"it's \\\"so\\\"\"}");
    assertThat(ask("annotate 12340 --remove a").status()).isZero();
    assertThat(ask("annotate 12340 --json").out()).doesNotContain("\"a\"");
    assertThat(ask("annotate 12340 x=1 --replace").status()).isZero();
    assertThat(ask("annotate 12340 --csv").outLines())
        .containsExactly("job,name,value", "12340,x,1");
  }

  @Test
  void tagsAreReplaced() {
    assertThat(ask("annotate 12340 --tags a:b;c").status()).isZero();
    assertThat(ask("sql --csv SELECT").status()).isEqualTo(2);
    assertThat(execute("sql", "--csv", "SELECT tags ->> 'c' FROM jobs WHERE jobid = '12340'").out())
        .endsWith("\n1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "annotate nosuch a=b | 1 | There is no measured job nosuch",
        "annotate 12340 nothing | 2 | NAME=VALUE",
        "annotate 12340 --remove nosuch | 1 | has no note nosuch",
        "outliers 12340 | 1 | at least 4",
        "outliers --methods nosuch | 2 | nosuch",
        "outliers --methods pyod.models.knn | 2 | reference model",
        "outliers 12340 --model nosuch | 1 | There is no reference model nosuch",
        "rootcause 12340 --by nosuch | 2 | features, operations, programs, processes",
        "ops 12340 --each nosuch | 1 | No process of these jobs has the tag nosuch",
        "logs 12340 | 1 | 12340 was imported, not run by Bellwether; see: bellwether procs 12340",
        "events 12340 | 0 | 12340 was imported, not run by Bellwether; see: bellwether procs 12340",
        "rootcause 12340 --reference nosuch | 1 | There is no measured job nosuch",
        "explore nosuch | 1 | no job has the tag exp_name:nosuch",
        "delete | 2 | Expected the ids of jobs",
        "delete nosuch | 1 | There is no measured job nosuch",
        "retire | 2 | --older-than",
        "retire --older-than soon | 2 | soon",
        "refmodel enable | 2 | NAME",
        "refmodel show nosuch | 1 | There is no reference model nosuch",
        "refmodel create few --job 12340 | 1 | at least 3",
        "refmodel create none | 2 | --job"
      })
  void whatIsWrongIsToldInOneSentence(String line, int status, String message) {
    var printed = ask(line);
    assertThat(printed.status()).as(printed.err()).isEqualTo(status);
    assertThat(printed.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void jobsAreDeletedForGood() {
    assertThat(ask("delete 12340 --dry-run").out()).isEqualTo("12340\n");
    assertThat(ask("procs 12340 --csv").status()).isZero();
    assertThat(ask("delete 12340").err()).contains("1 measured job deleted");
    assertThat(ask("procs 12340").status()).isEqualTo(1);
    assertThat(ask("archive check").status()).isZero();
  }

  @Test
  void aPersonIsAskedFirst() {
    var person = new CommandLine(folder).given("no\n").interactive();
    assertThat(person.execute("delete", "12340").err()).contains("nothing was deleted");
    assertThat(ask("procs 12340").status()).isZero();
  }

  @Test
  void importedJobsAreKnownToTheCommandsOfRuns() {
    assertThat(ask("job 12340").out()).contains("12340 (imported)", "bellwether procs 12340");
    assertThat(ask("job 12340 --json").out()).contains("\"num_procs\":18");
    assertThat(ask("explain 12340").out()).contains("It was not run by Bellwether; it ended with");
    assertThat(ask("explain 12340 --json").out()).contains("\"reasons\":[\"it was imported");
  }

  @Test
  void aRootCauseNamesWhatItComparedWith() {
    var printed = ask("rootcause 12340 --reference 12340 --by process --feature duration --json");
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.err()).contains("compared with 1 job: 12340");
    assertThat(printed.out()).contains("\"process\":", "\"reference\":[\"12340\"]");
  }

  @Test
  void aRootCauseForPeopleHasShortNamesAndNoInfinity() {
    var processes = ask("rootcause 12340 --reference 12340 --by process --feature duration");
    assertThat(processes.status()).as(processes.err()).isZero();
    assertThat(processes.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(130));
    assertThat(MeasuredText.shortened("python3 " + "x".repeat(2_000))).hasSize(60).endsWith("…");
    assertThat(MeasuredText.ratio(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(MeasuredText.ratio(Double.NaN)).isEqualTo("-");
    assertThat(MeasuredText.ratio(1.254)).isEqualTo("1.25");
  }

  @Test
  void oldJobsKeepTheirSums() {
    var before = ask("ops 12340 --csv").out();
    assertThat(ask("retire --older-than 90d --keep-sums").status()).isZero();
    for (var command : List.of("procs", "threads", "tree", "timeline")) {
      var printed = ask(command + " 12340");
      assertThat(printed.status()).isEqualTo(1);
      assertThat(printed.err())
          .contains(
              "The processes of 12340 were retired, only sums were kept; see: bellwether ops");
    }
    assertThat(ask("ops 12340 --csv").out()).isEqualTo(before);
    assertThat(ask("retire --older-than 90d").status()).isZero();
    assertThat(execute("sql", "--csv", "SELECT count(*) FROM jobs WHERE jobid = '12340'").out())
        .endsWith("\n0\n");
  }

  @Test
  void allThatIsPendingIsAnalyzedOnce() {
    assertThat(ask("analyze --json").out()).contains("12340");
    assertThat(ask("analyze").err()).contains("analyzed before");
    assertThat(ask("analyze --again --json").out()).contains("12340");
  }
}
