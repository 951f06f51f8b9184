package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/job-file.md` promises, tried with real files and real processes.
@Timeout(60)
class JobFileReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "job-file.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(json|yaml|toml)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  record Block(String syntax, String text) {}

  static List<Block> blocks() throws IOException {
    var blocks = new ArrayList<Block>();
    var matcher = BLOCK.matcher(Files.readString(REFERENCE));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyExampleOfTheReferenceCanBeRun(Block block) {
    var file = line.file("example." + block.syntax(), block.text());
    var checked = line.runOn("4", "--gpus", "0", "--mem", "1000", "--check", file);
    assertThat(checked.err()).isEmpty();
    assertThat(checked.status()).isZero();
  }

  @Test
  void theThreeSyntaxesOfTheReferenceSayTheSame() throws IOException {
    assertThat(
            blocks().stream()
                .skip(1)
                .limit(3)
                .map(block -> line.file("example." + block.syntax(), block.text()))
                .map(file -> line.run("--check", file).outLines().getFirst()))
        .containsOnly("  sim:0…9 (10 iterations): printf 'seed %s' '${it}'");
  }

  private String said(String... fields) throws IOException {
    var job =
        "{\"jobs\": [{\"name\": \"j\", %s}]}"
            .formatted(Arrays.stream(fields).collect(Collectors.joining(", ")));
    var result = line.run(line.file("j.json", job));
    assertThat(result.err()).doesNotContain("failed");
    assertThat(result.status()).isZero();
    return Files.readString(folder.resolve("out")).strip();
  }

  private static String echo(String... args) {
    return "\"execution\": {\"exec\": \"printf\", \"args\": [\"%%s|\", %s], \"stdout\": \"out\"}"
        .formatted(
            Arrays.stream(args).map(arg -> '"' + arg + '"').collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "${rcnt} $rcnt      | 1 1",
        "${sname}           | local",
        "${jname}           | j",
        "${date}            | \\d{4}-\\d\\d-\\d\\d",
        "${time}            | \\d\\d:\\d\\d:\\d\\d[.]\\d{6}",
        "${dateTime}        | \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.]\\d{6}",
        "${uniq}            | [0-9a-f-]{36}",
        "${ncores}          | 2",
        "${nnodes}          | 1",
        "${root_wd}         | /.+",
        "$$rcnt $${rcnt} $$$$ | [$]rcnt [$][{]rcnt[}] [$][$]",
        "$nobody ${nobody}  | [$]nobody [$][{]nobody[}]"
      })
  void variablesAreReplaced(String text, String expected) throws IOException {
    assertThat(said(echo(text), "\"resources\": {\"numCores\": 2}")).matches(expected + "[|]");
  }

  @Test
  void iterationsKnowTheirKeyAndTheirValue() throws IOException {
    var execution =
        """
        "execution": {"exec": "sh", "args": ["-c", "printf '%s|' \\\"$0\\\" \\\"$1\\\" >> out", "${it}", "${itval}"]}
        """;
    assertThat(said(execution, "\"iteration\": {\"values\": [\"a\\\"b\\\\c\\nd\"]}"))
        .isEqualTo("0|a\"b\\c\nd|");
  }

  @Test
  void uniqIsTheSameInAllAttemptsOfAnIteration() throws IOException {
    var execution =
        """
        "execution": {"exec": "sh", "args": ["-c", "echo $0 >> out; test $BELLWETHER_ATTEMPT = 2", "${uniq}"]}
        """;
    var lines =
        said(execution, "\"iteration\": {\"stop\": 2}", "\"max_attempts\": 2").lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.stream().distinct()).hasSize(2);
  }

  @Test
  void argumentsAreWrittenAsPythonWritesThem() throws IOException {
    var execution =
        "\"execution\": {\"exec\": \"printf\", \"args\": [\"%s|\", true, null, 1.0, 1e22, 7], \"stdout\": \"out\"}";
    assertThat(said(execution)).isEqualTo("True|None|1.0|1e+22|7|");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BELLWETHER_RUN         | 1",
        "BELLWETHER_JOB         | j",
        "BELLWETHER_ITERATION   | 3",
        "BELLWETHER_ATTEMPT     | 1",
        "BELLWETHER_MARK        | [0-9a-f-]{36}",
        "QCG_PM_NNODES          | 1",
        "QCG_PM_NODELIST        | .+",
        "QCG_PM_NPROCS          | 2",
        "QCG_PM_NTASKS          | 2",
        "QCG_PM_TASKS_PER_NODE  | 2",
        "QCG_PM_STEP_ID         | [0-9a-f]{32}",
        "QCG_PM_CPU_SET         | 0,1",
        "OMP_NUM_THREADS        | 2",
        "OWN                    | mine"
      })
  void jobsFindTheseInTheirEnvironment(String name, String expected) throws IOException {
    var execution =
        "\"execution\": {\"exec\": \"printenv\", \"args\": [\"%s\"], \"stdout\": \"out\", \"model\": \"threads\", \"env\": {\"OWN\": \"mine\"}}"
            .formatted(name);
    var given =
        said(
            execution,
            "\"resources\": {\"numCores\": 2}",
            "\"iteration\": {\"start\": 3, \"stop\": 4}");
    assertThat(given).matches(expected);
  }

  @Test
  void slurmVariablesComeWithTheirSchema() throws IOException {
    var job =
        "jobs: [{name: j, execution: {exec: printenv, args: [SLURM_NTASKS], stdout: out}, resources: {numCores: 2}}]";
    assertThat(line.run("--envschema", "slurm", line.file("j.yaml", job)).status()).isZero();
    assertThat(folder.resolve("out")).hasContent("2");
  }

  @Test
  void consumablesAreSharedOut() throws IOException {
    var job =
        """
        jobs:
          - name: j
            execution: {exec: printenv, args: [CUDA_VISIBLE_DEVICES], stdout: out}
            resources: {numNodes: 1, numCores: 1, nodeCrs: {gpu: 1, mem: 100}}
        """;
    var file = line.file("j.yaml", job);
    assertThat(line.run("--gpus", "3,5", "--mem", "200", file).status()).isZero();
    assertThat(folder.resolve("out")).hasContent("3");
    assertThat(line.run("--gpus", "3,5", "--mem", "50", file).err()).contains("100 MiB");
    assertThat(line.run(file).status()).isEqualTo(2);
  }

  @Test
  void aScriptIsForALoginShell() throws IOException {
    var execution = "\"execution\": {\"script\": \"shopt -q login_shell && echo yes > out\"}";
    assertThat(said(execution)).isEqualTo("yes");
  }

  @Test
  void streamsAreFilesInTheWorkingDirectory() throws IOException {
    line.file("in", "hi");
    var execution =
        "\"execution\": {\"exec\": \"sh\", \"args\": [\"-c\", \"cat; echo err >&2\"], \"wd\": \"w/d\", \"stdin\": \"../../in\", \"stdout\": \"../../out\", \"stderr\": \"../../out\"}";
    assertThat(said(execution)).isEqualTo("hierr");
    assertThat(folder.resolve("w/d")).isDirectory();
  }

  @Test
  void yamlKnowsNoOtherTruthsThanTrueAndFalse() throws IOException {
    var job = "jobs: [{name: j, execution: {exec: echo, args: [no, off, yes], stdout: out}}]";
    assertThat(line.run(line.file("j.yaml", job)).status()).isZero();
    assertThat(folder.resolve("out")).hasContent("no off yes");
  }

  @Test
  void higherPrioritiesGoFirst() throws IOException {
    var job =
        """
        jobs:
          - {name: a, execution: {script: "echo a >> out"}}
          - {name: b, priority: 5, execution: {script: "echo b >> out"}}
          - {name: c, priority: -1, execution: {script: "echo c >> out"}}
        """;
    assertThat(line.runOn("1", line.file("j.yaml", job)).status()).isZero();
    assertThat(folder.resolve("out")).hasContent("b\na\nc");
  }

  @Test
  void tagsCanBeAskedFor() {
    var job = "jobs: [{name: j, tags: {who: me}, execution: {exec: 'true'}}]";
    line.run(line.file("j.yaml", job));
    assertThat(line.execute("jobs", "--tag", "who=me", "--json").outLines()).hasSize(1);
  }
}
