package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileReaderTest {
  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(
              () -> Instant.parse("2026-01-02T03:04:05.678901Z"),
              ZoneOffset.UTC,
              () -> new UUID(0, 7),
              0));

  private List<Request> read(String json) {
    return reader.read(json, Syntax.JSON, "f.json");
  }

  private JobDescription job(String fields) {
    var requests = read("{\"jobs\": [{\"name\": \"j\", " + fields + "}]}");
    return ((Request.Submit) requests.getFirst()).jobs().getFirst();
  }

  private Resources resources(String json) {
    return job("\"iteration\": {\"stop\": 4}, \"execution\": {\"exec\": \"e\"}, \"resources\": "
            + json)
        .resources();
  }

  @Test
  void readsEveryRequest() {
    var requests =
        read(
            """
            [{"request": "submit", "jobs": []},
             {"request": "control", "command": "finishAfterAllTasksDone"},
             {"request": "listJobs"},
             {"request": "jobStatus", "jobNames": ["a"]},
             {"request": "jobInfo", "jobNames": ["a"], "params": {"withChilds": true}},
             {"request": "cancelJob", "jobNames": ["a:1"]},
             {"request": "removeJob", "jobNames": ["a"]},
             {"request": "resourcesInfo"},
             {"request": "status", "options": {"allJobsFinished": true}},
             {"request": "finish"}]
            """);
    assertThat(requests)
        .containsExactly(
            new Request.Submit(List.of()),
            new Request.FinishWhenDone(),
            new Request.ListJobs(),
            new Request.JobStatus(List.of("a")),
            new Request.JobInfo(List.of("a"), true),
            new Request.CancelJob(List.of("a:1")),
            new Request.RemoveJob(List.of("a")),
            new Request.ResourcesInfo(),
            new Request.Status(true),
            new Request.Finish());
  }

  @ParameterizedTest
  @CsvSource({"'\"2G\"', 2048", "512, 512", "'\"1.5 GiB\"', 1536", "'\"64mb\"', 64", "'\"7\"', 7"})
  void readsMemoryWithItsUnit(String value, long mebi) {
    var resources = resources("{\"memory\": " + value + "}");
    assertThat(resources.memory()).isEqualTo(Bytes.ofMebi(mebi));
    assertThat(resources.cores()).isEqualTo(new Size.Exact(1));
  }

  @Test
  void takesRuntimeAsWallTime() {
    assertThat(resources("{\"runtime\": \"1h2m\"}").wallTime()).isEqualTo(Duration.ofMinutes(62));
  }

  @Test
  void letsAJobsOwnLimitOfTimeWinUnderAnyName() {
    var requests =
        read(
            """
            {"defaults": {"resources": {"memory": "1G", "wt": "1h"}, "retry": {"memory": 3}},
             "jobs": [{"name": "j", "execution": {"exec": "e"}, "resources": {"runtime": "5m"}}]}
            """);
    var resources = ((Request.Submit) requests.getFirst()).jobs().getFirst().resources();
    assertThat(resources.wallTime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(resources.grown(1, 0).memory()).isEqualTo(Bytes.ofMebi(3072));
  }

  @Test
  void readsTheSameJobsInThreeSyntaxes() {
    var json =
        read(
            "{\"jobs\": [{\"name\": \"j\", \"execution\": {\"exec\": \"e\", \"args\": [1, \"no\"]}}]}");
    var yaml = "jobs:\n- name: j\n  execution:\n    exec: e\n    args: [1, no]\n";
    var toml = "[[jobs]]\nname = 'j'\n[jobs.execution]\nexec = 'e'\nargs = [1, 'no']\n";
    assertThat(reader.read(yaml, Syntax.YAML, "f.yaml")).isEqualTo(json);
    assertThat(reader.read(toml, Syntax.TOML, "f.toml")).isEqualTo(json);
  }

  @Test
  void readsTheFullFormFromATable() {
    var toml = "[[requests]]\nrequest = 'listJobs'\n[[requests]]\nrequest = 'finish'\n";
    assertThat(reader.read(toml, Syntax.TOML, "f.toml"))
        .containsExactly(new Request.ListJobs(), new Request.Finish());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'$schema': 's', 'jobs': []} | {'jobs': []}",
        "{'$schema': 's', 'requests': []} | {'requests': []}",
        "{'$schema': 's', 'request': 'finish'} | {'request': 'finish'}"
      })
  void ignoresTheSchemaThatAFileNamesToEditors(String with, String without) {
    assertThat(read(with.replace('\'', '"'))).isEqualTo(read(without.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json | x | JSON",
        "a.yml | x | YAML",
        "a.YAML | x | YAML",
        "a.toml | x | TOML",
        "- | [{} | JSON",
        "- | '[[jobs]]' | TOML",
        "- | a = 1 | TOML",
        "- | 'jobs:' | YAML",
        "a.txt | x | JSON"
      })
  void tellsTheSyntaxByNameOrText(String name, String text, Syntax syntax) {
    assertThat(Syntax.of(name, text)).isEqualTo(syntax);
  }

  @Test
  void makesArgumentsTextsAsPythonDoes() {
    var job = job("\"execution\": {\"exec\": \"e\", \"args\": [true, null, 1.0, 7, \"x\"]}");
    assertThat(job.execution().args()).containsExactly("True", "None", "1.0", "7", "x");
  }

  @Test
  void readsEveryFieldOfAnExecution() {
    var job =
        job(
            """
            "execution": {"exec": "e", "env": {"A": 1}, "wd": "w", "stdin": "i", "stdout": "o",
              "stderr": "x", "modules": "m", "venv": "v", "model": "OpenMPI",
              "model_opts": {"mpirun": "r", "mpirun_args": ["--mca", "x"]}}
            """);
    var execution = job.execution();
    assertThat(execution.env()).isEqualTo(Map.of("A", "1"));
    assertThat(execution.modules()).containsExactly("m");
    assertThat(execution.model()).isEqualTo("openmpi");
    assertThat(execution.modelOpts()).isEqualTo(Map.of("mpirun", "r", "mpirun_args", "--mca\nx"));
    assertThat(
            List.of(
                execution.wd(),
                execution.stdin(),
                execution.stdout(),
                execution.stderr(),
                execution.venv()))
        .containsExactly("w", "i", "o", "x", "v");
  }

  @Test
  void readsOurOwnKeys() {
    var job =
        job(
            "\"execution\": {\"exec\": \"e\"}, \"max_attempts\": 3, \"priority\": -2, \"tags\": {\"a\": 1}");
    assertThat(job.maxAttempts()).isEqualTo(3);
    assertThat(job.priority()).isEqualTo(-2);
    assertThat(job.tags()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void keepsAttributesAsJson() {
    assertThat(
            job("\"execution\": {\"exec\": \"e\"}, \"attributes\": {\"b\": [1, null]}")
                .attributes())
        .isEqualTo("{\"b\":[1,null]}");
  }

  @Test
  void readsSizes() {
    assertThat(resources("{\"numCores\": 2}").cores()).isEqualTo(new Size.Exact(2));
    assertThat(resources("{\"numCores\": {\"min\": 1, \"max\": 3}}").cores())
        .isEqualTo(new Size.Range(1, 3));
    assertThat(resources("{\"numCores\": {\"scheduler\": \"anything\"}}").cores())
        .isEqualTo(new Size.MaximumIterations(1));
    assertThat(
            resources(
                    "{\"numNodes\": {\"scheduler\": {\"name\": \"Split-Into\", \"params\": {\"parts\": 2}}}}")
                .nodes())
        .isEqualTo(new Size.SplitInto(1, 2));
  }

  @Test
  void readsConsumablesInEitherCase() {
    var resources = resources("{\"numNodes\": 1, \"nodeCrs\": {\"GPU\": 2, \"mem\": 10}}");
    assertThat(resources.gpusPerNode()).isEqualTo(2);
    assertThat(resources.memoryPerNode()).isEqualTo(Bytes.ofMebi(10));
  }

  @ParameterizedTest
  @CsvSource({"1h2m3s,3723", "90s,90", "5mfoo,300", "2h,7200"})
  void readsWallTimesLikeQcg(String text, int seconds) {
    assertThat(resources("{\"numCores\": 1, \"wt\": \"" + text + "\"}").wallTime())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void readsIterations() {
    assertThat(
            job("\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"start\": -1, \"stop\": 2}")
                .iterations())
        .isEqualTo(new Iterations.Span(-1, 2));
    assertThat(
            job("\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"values\": \"ab\"}")
                .iterations())
        .isEqualTo(new Iterations.Values(List.of("a", "b")));
  }

  @Test
  void readsDependenciesOfThreeKinds() {
    var requests =
        read(
            """
            {"jobs": [
              {"name": "c", "iteration": {"stop": 2}, "execution": {"exec": "e"},
               "dependencies": {"after": ["a", "b:1", "b:${it}"]}},
              {"name": "a", "execution": {"exec": "e"}, "dependencies": null},
              {"name": "b", "iteration": {"stop": 2}, "execution": {"exec": "e"}}]}
            """);
    assertThat(((Request.Submit) requests.getFirst()).jobs().getFirst().after())
        .containsExactly(
            new Dependency.OnJob("a"),
            new Dependency.OnIteration("b", 1),
            new Dependency.Paired("b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$rcnt ${sname}     | 1 local",
        "${date}            | 2026-01-02",
        "${time}            | 03:04:05.678901",
        "${dateTime}        | 2026-01-02 03:04:05.678901",
        "${jname}/${it}     | j/${it}",
        "$$rcnt $$$$        | $$rcnt $$$$"
      })
  void putsInTheVariablesOfTheSubmitPhase(String text, String result) {
    assertThat(
            job("\"execution\": {\"exec\": \"e\", \"args\": [\"" + text + "\"]}")
                .execution()
                .args())
        .containsExactly(result);
  }

  @Test
  void givesAPlainJobOneUuidForItsNameAndItsExecution() {
    var file = "{\"jobs\": [{\"name\": \"a_${uniq}\", \"execution\": {\"exec\": \"${uniq}\"}}]}";
    var job = ((Request.Submit) read(file).getFirst()).jobs().getFirst();
    assertThat(job.name()).isEqualTo("a_00000000-0000-0000-0000-000000000007");
    assertThat(job.execution().exec()).isEqualTo("00000000-0000-0000-0000-000000000007");
  }

  @Test
  void leavesTheUuidsOfIterationsForLater() {
    assertThat(
            job("\"execution\": {\"exec\": \"${uniq}\"}, \"iteration\": {\"stop\": 2}")
                .execution()
                .exec())
        .isEqualTo("${uniq}");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    var file =
        """
        {"jobs": [
          {"name": "a b", "execution": {"exec": ""}},
          {"name": "c", "execution": {"exec": "e"}, "dependencies": {"after": ["nobody", "d"]}},
          {"name": "d", "execution": {"exec": "e"}, "dependencies": {"after": ["c"]}},
          {"name": "f", "execution": {"exec": "e"}, "dependencies": {"after": ["d", "bad"]}},
          {"name": "bad", "execution": {}}]}
        """;
    assertThat(catchThrowableOfType(JobFileException.class, () -> read(file)).problems())
        .extracting(Problem::field)
        .containsExactly(
            "name", "execution.exec", "execution", "dependencies.after", "dependencies.after");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345678901234567890 | 12345678901234567890",
        "1e22                 | 1e+22",
        "1e-5                 | 1e-05",
        "1.5e-7               | 1.5e-07",
        "-0.0                 | -0.0",
        "2.50                 | 2.5",
        "1e15                 | 1000000000000000.0",
        "0.0001               | 0.0001",
        "true                 | True",
        "null                 | None"
      })
  void writesScalarsAsPythonDoes(String json, String text) {
    assertThat(job("\"execution\": {\"exec\": \"e\", \"args\": [" + json + "]}").execution().args())
        .containsExactly(text);
  }

  @Test
  void toleratesAByteOrderMark() {
    assertThat(read("\uFEFF[{\"request\": \"finish\"}]")).containsExactly(new Request.Finish());
  }

  @Test
  void tellsAllErrorsAtOnce() {
    var file =
        "{\"jobs\": [{\"name\": \"a\", \"execution\": {}}, {\"name\": \"b\", \"execution\": {\"exec\": \"e\"}, \"tags\": 1}]}";
    var problems =
        org.assertj.core.api.Assertions.catchThrowableOfType(
                JobFileException.class, () -> read(file))
            .problems();
    assertThat(problems).extracting(Problem::job).containsExactly("a", "b");
  }
}
