package bellwether.cli.run;

import bellwether.command.AttachedValue;
import bellwether.command.CommandException;
import bellwether.manager.RunOptions;
import bellwether.model.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the user says to `bellwether run`.
final class RunArguments {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  private boolean command;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE | -- CMD ARG",
      description = {
        "A job file (JSON, YAML or TOML; - reads standard input),",
        "or after -- a command to run once, or many times with --array or --each-line."
      })
  List<String> words = List.of();

  @Option(
      names = "--array",
      paramLabel = "FIRST-LAST",
      description = "Run the command for each index; '$${it}' or %%{it} in it is the index.")
  @Nullable String array;

  @Option(
      names = "--each-line",
      paramLabel = "FILE",
      description =
          "Run the command for each line of FILE: its last argument, or where '$${itval}' or %%{itval} stands.")
  @Nullable Path eachLine;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "1",
      description = "Cores for each run of the command (default: 1).")
  int cores = 1;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often the command is tried (default: 1).")
  int maxAttempts = 1;

  @Option(
      names = "--stdout",
      paramLabel = "FILE",
      description =
          "Where the command's standard output goes, such as out-%%{it} (default: kept for bellwether logs).")
  @Nullable String stdout;

  @Option(
      names = "--stderr",
      paramLabel = "FILE",
      description = "Where its standard error goes (default: kept for bellwether logs).")
  @Nullable String stderr;

  @Option(
      names = "--append",
      description = "Add to the files of --stdout and --stderr instead of writing them anew.")
  boolean append;

  @Option(
      names = "--wd",
      paramLabel = "DIR",
      description = "Base of all relative paths (default: the current directory).")
  @Nullable Path directory;

  @Option(
      names = "--nodes",
      paramLabel = "SPEC",
      description =
          "Cores to use: 4, or nodes such as n1:2,n2:2; may exceed this machine (default: its cores).")
  @Nullable String nodes;

  @Option(names = "--gpus", paramLabel = "IDS", description = "GPUs of each node, such as 0,1.")
  @Nullable String gpus;

  @Option(
      names = "--mem",
      paramLabel = "MIB",
      description = "Memory that each node has to give to jobs that ask for some.")
  @Nullable String memory;

  @Option(
      names = "--reserve",
      description = "Hold cores for the oldest waiting job instead of letting smaller ones pass.")
  boolean reserve;

  @Option(names = "--no-bind", description = "Do not bind processes to their cores.")
  boolean noBind;

  @Option(
      names = "--max-fails",
      paramLabel = "N",
      description = "Cancel the rest when more than N jobs have failed.")
  @Nullable Integer maxFails;

  @Option(
      names = "--envschema",
      paramLabel = "S",
      description = "Variables for jobs: auto, common, slurm.")
  @Nullable String envSchema;

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      description = "Time between the request to end and the kill (default: 10).")
  @Nullable Double grace;

  @Option(
      names = "--launch-patience",
      paramLabel = "SECONDS",
      description =
          "How long the machine may refuse processes, while no job runs, before the run stops (default: 60).")
  @Nullable Double patience;

  @Option(
      names = "--keep-output",
      paramLabel = "SIZE|none",
      description = {
        "How much to keep of what jobs write to streams without a file: SIZE, such as 64K or 2M,",
        "of the first and of the last of each (default: 512K; see bellwether logs)."
      })
  @Nullable String keepOutput;

  @Option(
      names = "--measure",
      arity = "0..1",
      preprocessor = AttachedValue.class,
      fallbackValue = "processes",
      paramLabel = "processes|threads|none",
      description = {
        "Measure each process that jobs start, or each thread, too: see bellwether procs, ops, tree",
        "(--measure=threads; default: none)."
      })
  @Nullable String measure;

  @Option(
      names = "--sync",
      paramLabel = "normal|full",
      defaultValue = "normal",
      description = "full: every commit survives a power loss, too (default: normal).")
  String sync = "normal";

  @Option(names = "--check", description = "Only say what would run.")
  boolean check;

  @Option(
      names = "--schema",
      description = {
        "Print the JSON Schema of job files, by which editors complete and check them,",
        "and run nothing."
      })
  boolean schema;

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "RUN",
      description =
          "Go on with a run: keep what succeeded, run the rest (default: the latest run).")
  @Nullable String resume;

  @Option(
      names = "--failed",
      description = "With --resume: run failed and omitted jobs again, too.")
  boolean failed;

  @Option(
      names = "--take-over",
      description =
          "With --resume: although a manager on another host holds the run, which you know is gone.")
  boolean takeOver;

  @Option(
      names = "--hot",
      description =
          "When going on with a run: wait for what its dead manager left running instead of ending it; it runs again all the same, as nobody can know how it ended, but that costs it no attempt.")
  boolean hot;

  @Option(
      names = "--add-to",
      paramLabel = "WORKFLOW",
      description =
          "Add the jobs of FILE to the workflow of this number or name, which is running and open; they may come after its jobs.")
  @Nullable String addTo;

  @Option(
      names = "--for-program",
      paramLabel = "PID",
      description = {
        "For programs that start this one: one line of JSON when the run begins and one when it has ended,",
        "on the standard output; the run ends as soon as process PID is gone."
      })
  @Nullable Integer program;

  /// The options of a new run, or of a resume where the user says something else than before.
  RunOptions over(RunOptions before) {
    return new RunOptions(
        nodes == null ? before.nodes() : nodes,
        gpus == null ? before.gpus() : gpus,
        memory == null ? before.memory() : memory,
        reserve || before.reserve(),
        maxFails == null ? before.maxFails() : maxFails,
        before.bind() && !noBind,
        envSchema == null ? before.envSchema() : envSchema,
        grace == null ? before.grace() : seconds(grace),
        patience == null ? before.patience() : seconds(patience),
        keepOutput == null ? before.keptOutput() : KeptSize.parse(keepOutput),
        before.background(),
        before.open(),
        measure == null ? before.measure() : measured(measure));
  }

  private static Measure measured(String word) {
    return Measure.ofWord(word)
        .orElseThrow(() ->
            CommandException.wrongInput(
                "--measure: expected processes, threads or none, but found " + word));
  }

  private static Duration seconds(double number) {
    return Duration.ofNanos((long) (number * 1e9));
  }

  /// The base of all relative paths.
  Path base() {
    return (directory == null ? Path.of("") : directory).toAbsolutePath().normalize();
  }

  /// Whether the words after `--` are a command: any option that only makes sense for one says so,
  /// and so does the `--`.
  boolean isCommand() {
    return command;
  }

  /// Refuses combinations that make no sense.
  ///
  /// @throws CommandException with what was expected
  void validate() {
    if (schema && (resume != null || !words.isEmpty())) {
      throw CommandException.wrongInput(
          "Expected --schema alone, which prints the JSON Schema of job files, but found more to do");
    }
    if (schema) {
      return;
    }
    command = array != null || eachLine != null || separated();
    if (array != null && eachLine != null) {
      throw CommandException.wrongInput("Expected either --array or --each-line, but found both");
    }
    if (resume != null && (command || directory != null || cores != 1 || maxAttempts != 1)) {
      throw CommandException.wrongInput(
          "Expected --resume without a command and without --wd, --cores and --max-attempts: a run goes on with what it began with");
    }
    if (resume == null
        && !command
        && (cores != 1 || maxAttempts != 1 || stdout != null || stderr != null || append)) {
      throw CommandException.wrongInput(
          "Expected --cores, --max-attempts, --stdout, --stderr and --append with a command after --; for a job file they stand in it");
    }
    if (maxFails != null && maxFails < 0) {
      throw CommandException.wrongInput("--max-fails: expected at least 0, but found " + maxFails);
    }
    if (resume == null && words.isEmpty()) {
      throw CommandException.wrongInput(
          "Expected a job file, or -- and a command, but found neither; see: bellwether run --help");
    }
    if (resume == null && !command && words.size() > 1) {
      throw CommandException.wrongInput(
          "Expected one job file, but found %d words; a command comes after --"
              .formatted(words.size()));
    }
    if (addTo != null && (command || resume != null || check)) {
      throw CommandException.wrongInput(
          "Expected one job file with --add-to, but found a command, --resume or --check");
    }
    if (failed && resume == null) {
      throw CommandException.wrongInput(
          "Expected --resume with --failed, but found --failed alone");
    }
    if (takeOver && resume == null) {
      throw CommandException.wrongInput(
          "Expected --resume with --take-over, but found --take-over alone");
    }
    positive("--cores", cores);
    positive("--max-attempts", maxAttempts);
    if (!sync.equals("normal") && !sync.equals("full")) {
      throw CommandException.wrongInput("--sync: expected normal or full, but found " + sync);
    }
    if (keepOutput != null) {
      KeptSize.parse(keepOutput);
    }
    if (measure != null) {
      measured(measure);
    }
    requireSeconds("--grace", grace);
    requireSeconds("--launch-patience", patience);
  }

  private static void requireSeconds(String option, @Nullable Double value) {
    if (value != null && !(value >= 0 && value < 1e6)) {
      throw CommandException.wrongInput(
          option + ": expected seconds, at least 0, but found " + value);
    }
  }

  private static void positive(String option, int value) {
    if (value < 1) {
      throw CommandException.wrongInput(option + ": expected at least 1, but found " + value);
    }
  }

  private boolean separated() {
    return spec != null && spec.commandLine().getParseResult().originalArgs().contains("--");
  }

  boolean durable() {
    return sync.equals("full");
  }

  /// The number that `--resume` names; empty: none.
  OptionalLong resumeNumber() {
    return resume != null && resume.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(resume))
        : OptionalLong.empty();
  }

  /// The file that `--resume` names, or that stands after it; empty: none.
  Optional<Path> resumeFile() {
    if (resume != null && !resume.isEmpty() && resumeNumber().isEmpty()) {
      return Optional.of(Path.of(resume));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(Path.of(words.getFirst()));
  }
}
