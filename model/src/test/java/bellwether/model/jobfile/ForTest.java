package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForTest {
  private static final Map<String, String> FILES =
      Map.of("p.csv", "seed,model\n1,a\n2,\"b,c\"\n", "l.txt", "x\ny\n", "torn.csv", "a,b\n1\n");

  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0)
              .reading(ForTest::file));

  private static String file(String name) throws IOException {
    var text = FILES.get(name);
    if (text == null) {
      throw new IOException(name + ": there is no such file");
    }
    return text;
  }

  private JobDescription job(String fields) {
    var text =
        "jobs:\n  - {name: j, execution: {exec: e, args: ['${seed}']}, %s}".formatted(fields);
    var requests = reader.read(text, Syntax.YAML, "f.yaml");
    return ((Request.Submit) requests.getFirst()).jobs().getFirst();
  }

  private Iterations members(String fields) {
    return Objects.requireNonNull(job(fields).iterations());
  }

  @Test
  void aCrossProductChangesItsLastNameFastest() {
    var members = members("for: {seed: 1..3, model: [a, b]}");
    assertThat(members.count()).isEqualTo(6);
    assertThat(members.value(0)).isEqualTo("seed=1 model=a");
    assertThat(members.value(1)).isEqualTo("seed=1 model=b");
    assertThat(members.variable("seed", 5)).isEqualTo("3");
    assertThat(members.variable("it", 5)).isEqualTo("5");
    assertThat(members.variable("other", 5)).isNull();
  }

  @Test
  void rowsOfACsvFileAreMembers() {
    var members = members("for: p.csv");
    assertThat(members.count()).isEqualTo(2);
    assertThat(members.variable("model", 1)).isEqualTo("b,c");
    assertThat(members.names()).containsExactly("seed", "model");
  }

  @Test
  void linesOfAFileAreValues() {
    assertThat(members("for: {name: {lines: l.txt}}").value(1)).isEqualTo("name=y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for: {}                          | for: expected at least one name with its values
          for: {it: [1]}                   | for.it: expected a name of its own, but ${it} stands for something else
          for: {a b: [1]}                  | expected a name of letters, digits and _
          for: {s: []}                     | for.s: expected at least one value, but found none
          for: {s: 5..1}                   | expected a range that ends at 5 or above, but found 5..1
          for: {a: 1..20000, b: 1..20000}  | expected at most 100,000,000 iterations, but found 400,000,000
          for: none.csv                    | expected a readable file, but none.csv: there is no such file
          for: torn.csv                    | expected CSV in torn.csv, but found: Record 2 has 1 fields
          for: {s: [1]}, iteration: {stop: 2} | expected either for or iteration, but found both
          for: {s: [1]}, op: [t]           | op: expected names that for has, but found "t"
          for: {seed: [1]}, tags: {k: 's${seed}'} | tags.k: expected a text that holds for all iterations, but found ${seed} of for
          for: p.csv, tags: {k: $model}    | but found ${model} of for; write it in execution (args, env, script), and find one iteration by j:KEY
          op: [t]                          | op: expected for beside it, but found none
          """)
  void wrongValuesAreSaid(String fields, String message) {
    assertThatThrownBy(() -> job(fields)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = "for: {seed: 1..3, m: [a, b]}, op: [m]\nfor: p.csv\nfor: {s: [x]}")
  void theCatalogReadsWhatItWrote(String fields) {
    var job = job(fields);
    assertThat(JobDescriptionJson.read(JobDescriptionJson.write(job))).isEqualTo(job);
  }

  @Test
  void tagsKeepADollarThatIsMeantAndNamesThatForLacks() {
    var job = job("for: {seed: [1]}, tags: {a: '$${seed}', b: '${other} $HOME'}");
    assertThat(job.tags()).isEqualTo(Map.of("a", "${seed}", "b", "${other} $HOME"));
  }

  @Test
  void namesBesideTheWorkflowAreRead() {
    var file =
        reader.readFile(
            "name: w\narguments: {year: 2020}\ndescription: d\ndefaults: {stdout: o, stderr: e, project: p}\njobs: []",
            Syntax.YAML,
            "f.yaml");
    assertThat(file.workflow()).isEqualTo(new JobFile.Header("w", Map.of("year", "2020"), false));
    assertThat(file.notes()).isEqualTo(new JobFile.Notes("d", "o", "e", "p"));
  }

  @Test
  void argumentsNeedAName() {
    assertThatThrownBy(() -> reader.readFile("arguments: {a: 1}\njobs: []", Syntax.YAML, "f.yaml"))
        .hasMessageContaining("arguments: expected name beside it");
  }

  @Test
  void defaultsHoldWhereAJobSaysNothing() {
    var text =
        """
        defaults: {max_attempts: 3, env: {A: 1, B: 2}, stdout: logs, tags: {k: v}, project: p,
          resources: {numCores: 2, wt: 5m}}
        jobs:
          - {name: a, execution: {script: 'true'}}
          - {name: b, max_attempts: 1, tags: {k: w}, resources: {numCores: 1},
             execution: {exec: e, env: {A: x}, stdout: own}}
        """;
    var jobs = ((Request.Submit) reader.read(text, Syntax.YAML, "f.yaml").getFirst()).jobs();
    var first = jobs.getFirst();
    assertThat(first.maxAttempts()).isEqualTo(3);
    assertThat(first.execution().env()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(first.execution().stdout()).isEqualTo("logs/a.out");
    assertThat(first.tags()).isEqualTo(Map.of("k", "v", "project", "p"));
    var second = jobs.get(1);
    assertThat(second.maxAttempts()).isEqualTo(1);
    assertThat(second.execution().env()).containsEntry("A", "x").containsEntry("B", "2");
    assertThat(second.execution().stdout()).isEqualTo("own");
    assertThat(second.tags()).containsEntry("k", "w");
    assertThat(second.resources().wallTime()).isEqualTo(first.resources().wallTime());
  }
}
