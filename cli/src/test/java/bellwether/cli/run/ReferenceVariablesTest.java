package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The variables of both phases, as real jobs get them.
@Timeout(60)
class ReferenceVariablesTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  /// A job that writes its arguments, one a line, into `out`.
  private static String lines(String... args) {
    return """
    "execution": {"exec": "printf", "args": ["%%s\\n", "%s"], "stdout": "out"}\
    """
        .formatted(String.join("\", \"", args));
  }

  private List<String> said() throws IOException {
    return flight.file("out").lines().toList();
  }

  @Test
  void submitPhase() throws IOException {
    flight.job(lines("${rcnt}", "${sname}", "${jname}", "$jname.x", "${date} ${time}")).well();
    assertThat(said().subList(0, 4)).containsExactly("1", "local", "j", "j.x");
    var told = LocalDateTime.parse(said().get(4).replace(' ', 'T'));
    assertThat(said().get(4)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    var now = LocalDateTime.now(ZoneId.systemDefault());
    assertThat(Math.abs(ChronoUnit.SECONDS.between(told, now))).isLessThan(60);
  }

  @Test
  void dateTimeIsDateAndTime() throws IOException {
    flight.job(lines("${dateTime}", "${date} ${time}")).well();
    assertThat(said().get(0)).isEqualTo(said().get(1));
  }

  @Test
  void requestsAreCounted() throws IOException {
    var submit =
        """
        {"request": "submit", "jobs": [{"name": "%s_${rcnt}",
         "execution": {"exec": "true"}}]}\
        """;
    flight.run("f.json", "[" + submit.formatted("a") + "," + submit.formatted("a") + "]").well();
    assertThat(flight.states()).containsExactly("a_1 JOB_FINISHED", "a_2 JOB_FINISHED");
  }

  @Test
  void standInAllTextsOfAJob() throws IOException {
    flight.job("\"tags\": {\"${sname}\": \"${jname}-$rcnt\"}, " + lines("x")).well();
    var landing = flight.command("", new String[0], "jobs", "--json", "--tag", "local=j-1");
    assertThat(landing.well().out()).contains("\"job\":\"j\"");
  }

  @Test
  void uniqOutsideExecutionIsOneForEachJob() throws IOException {
    flight
        .jobs(
            """
            {"name": "${uniq}", "execution": {"exec": "true"}},
            {"name": "${uniq}", "execution": {"exec": "true"}}\
            """)
        .well();
    var names = flight.rows().stream().map(row -> String.valueOf(row.get("job"))).toList();
    assertThat(names).hasSize(2).doesNotHaveDuplicates().allMatch(name -> name.matches(UUID));
  }

  @Test
  void uniqOfAnArrayIsOneForEachIterationInAllItsAttempts() throws IOException {
    flight
        .job(
            """
            "iteration": {"stop": 2}, "max_attempts": 2,
            "execution": {"exec": "sh", "args": ["-c", "echo ${uniq} ${uniq} >> o.${it}; exit 1"]}\
            """)
        .failed();
    assertThat(flight.file("o.0").lines().distinct().toList())
        .hasSize(1)
        .allMatch(line -> line.matches("(" + UUID + ") \\1"))
        .doesNotContain(flight.file("o.1").lines().findFirst().orElseThrow());
  }

  @Test
  void uniqOfAJobIsTheSameEverywhereInIt() throws IOException {
    flight.jobs("{\"name\": \"${uniq}\", " + lines("${uniq}") + "}").well();
    assertThat(flight.rows().getFirst()).containsEntry("job", flight.file("out"));
  }

  @Test
  void startPhase() throws IOException {
    flight
        .job(
            "\"resources\": {\"numNodes\": 2, \"numCores\": 3}, "
                + lines("${root_wd}", "${ncores}", "$nnodes", "${nlist}"),
            "--nodes",
            "a:3,b:3")
        .well();
    assertThat(said()).containsExactly(folder.toString(), "6", "2", "a,b");
  }

  @Test
  void iterationsHaveKeyAndValue() throws IOException {
    flight
        .job(
            """
            "iteration": {"start": -1, "stop": 1},
            "execution": {"exec": "echo", "args": ["${it}", "$itval"], "stdout": "o.${it}"}\
            """)
        .well();
    assertThat(List.of(flight.file("o.-1"), flight.file("o.0"))).containsExactly("-1 -1", "0 0");
    assertThat(flight.rows().stream().map(row -> row.get("job"))).containsExactly("j:-1", "j:0");
  }

  @Test
  void valuesArriveIntact() throws IOException {
    flight
        .job(
            """
            "iteration": {"values": ["a \\"b\\" 'c'", "back\\\\slash", "new\\nline", "$it ${jname}", 1e-5, true]},
            "execution": {"exec": "printf", "args": ["%s", "${itval}"], "stdout": "o.${it}"}\
            """)
        .well();
    assertThat(flight.file("o.0")).isEqualTo("a \"b\" 'c'");
    assertThat(flight.file("o.1")).isEqualTo("back\\slash");
    assertThat(flight.file("o.2")).isEqualTo("new\nline");
    assertThat(flight.file("o.3")).isEqualTo("$it j");
    assertThat(flight.file("o.4")).isEqualTo("1e-05");
    assertThat(flight.row("j:5")).containsEntry("value", "True");
  }

  @Test
  void whatIsNotKnownStays() throws IOException {
    flight
        .job(lines("${nope}", "$HOME", "$(date)", "${it}", "${JNAME}", "${ jname }", "5$"))
        .well();
    assertThat(said())
        .containsExactly("${nope}", "$HOME", "$(date)", "${it}", "${JNAME}", "${ jname }", "5$");
  }

  @Test
  void twoDollarsAreOne() throws IOException {
    flight.job(lines("$${jname}", "$$date", "$$it", "$$$$", "$$$jname")).well();
    assertThat(said()).containsExactly("${jname}", "$date", "$it", "$$", "$j");
  }

  @Test
  void jobsNameIsUnknownInTheName() throws IOException {
    flight
        .jobs("{\"name\": \"a${jname}\", \"execution\": {\"exec\": \"true\"}}")
        .refused(
            folder.resolve("f.json")
                + ": job number 1: name: expected a name without blanks, colons, quotes, parentheses,"
                + " braces and dollars, but found \"a${jname}\"");
  }

  @Test
  void startPhaseIsForExecutionOnly() throws IOException {
    flight.job("\"tags\": {\"k\": \"${ncores}\"}, " + lines("x")).well();
    var landing = flight.command("", new String[0], "jobs", "--json", "--tag", "k=${ncores}");
    assertThat(landing.well().out()).contains("\"job\":\"j\"");
  }
}
