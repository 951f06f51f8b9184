package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `bellwether events` and `bellwether allocations` on one run, and their page in the docs.
@Timeout(60)
class EventsCommandTest {
  private static final Pattern LINE = Pattern.compile("(?m)^bellwether (.*)$");
  private static final String JOBS =
      """
      jobs:
        - {name: good, tags: {experiment: foo}, execution: {exec: "true"}}
        - {name: bad, tags: {experiment: foo}, execution: {script: "exit 7"}}
        - {name: array, iteration: {values: [a, b]}, execution: {exec: "true"}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() {
    var line = new CommandLine(folder);
    assertThat(line.run(line.file("j.yaml", JOBS)).status()).isEqualTo(1);
  }

  private static CommandLine.Result ask(String line) {
    return new CommandLine(folder).execute(line.split(" +"));
  }

  static List<String> linesOfThePage() throws IOException {
    return LINE.matcher(Files.readString(Path.of("..", "docs", "events.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("linesOfThePage")
  void theLinesOfThePageWork(String line) {
    assertThat(ask(line).status()).as(ask(line).err()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events --count --data exit_code:7              | 1",
        "events --count --data exit_code:8              | 0",
        "events --count --tag experiment=foo --state RUNNING | 2",
        "events --count --from-state RUNNING --state RUN_ERROR | 1",
        "events --count --since -1h --state RUN_DONE    | 3",
        "events --count --only-jobs --state ERROR       | 0",
        "events --count --id 1,2,99999                  | 2",
        "events --count --allocation 1 --state RUNNING --only-jobs | 4",
        "events --count --allocation 2                  | 0",
        "events --count --scheduler-id 4711             | 0",
        "events --count --state CREATED                 | 3",
        "events --count --state CREATED --members       | 4"
      })
  void filtersNarrowDown(String line, String count) {
    assertThat(ask(line).outLines()).containsExactly(count);
  }

  @Test
  void theLatestComeFirstInReverse() {
    var all = ask("events --json").outLines();
    assertThat(ask("events --json --reverse --limit 3").outLines())
        .isEqualTo(all.reversed().subList(0, 3));
    assertThat(ask("events --json --after 3").outLines()).isEqualTo(all.subList(3, all.size()));
  }

  @Test
  void aNumberOfJobsIsOneOfEvents() {
    var csv = ask("jobs array:1 --csv").outLines().getLast();
    var number = csv.substring(csv.lastIndexOf(',') + 1);
    assertThat(ask("events --json --job-id " + number).outLines())
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line).contains("\"job\":\"array:1\"", "\"job_id\":" + number + "}"));
  }

  @Test
  void allocationsTellWhatARunHad() {
    assertThat(ask("allocations --json").out())
        .startsWith("{\"id\":1,\"run\":1,\"scheduler\":\"")
        .contains("\"core_count\":2,")
        .endsWith("\"state\":\"ENDED\"}\n");
    assertThat(ask("allocations --tag experiment=foo --csv").outLines()).hasSize(2);
    assertThat(ask("allocations --tag experiment=bar --csv").outLines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events --data exit_code        | filter data",
        "events --job-id x              | after --job-id, but found 'x'",
        "events --from-state RUNNIGN    | after --from-state",
        "events --limit 0               | after --limit",
        "events --follow --reverse      | Expected --follow or --reverse",
        "allocations --run x            | after --run"
      })
  void aMalformedFilterIsNamed(String line, String sentence) {
    var result = ask(line);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(sentence);
  }
}
