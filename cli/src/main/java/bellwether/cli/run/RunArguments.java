package bellwether.cli.run;

import bellwether.manager.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the user says to `bellwether run`.
final class RunArguments {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE | -- CMD ARG",
      description = {
        "A job file (JSON, YAML or TOML; - reads standard input),",
        "or after -- a command to run once, or many times with --array or --each-line."
      })
  List<String> words = List.of();

  @Option(names = "--array", paramLabel = "FIRST-LAST", description = "Run the command for each index; ${it} in it is the index.")
  @Nullable String array;

  @Option(names = "--each-line", paramLabel = "FILE", description = "Run the command for each line of FILE: its last argument, or where ${itval} stands.")
  @Nullable Path eachLine;

  @Option(names = "--cores", paramLabel = "N", defaultValue = "1", description = "Cores for each run of the command (default: 1).")
  int cores = 1;

  @Option(names = "--max-attempts", paramLabel = "N", defaultValue = "1", description = "How often the command is tried (default: 1).")
  int maxAttempts = 1;

  @Option(names = "--wd", paramLabel = "DIR", description = "Base of all relative paths (default: the current directory).")
  @Nullable Path directory;

  @Option(names = "--nodes", paramLabel = "SPEC", description = "Cores to use: 4, or nodes such as n1:2,n2:2; may exceed this machine (default: its cores).")
  @Nullable String nodes;

  @Option(names = "--gpus", paramLabel = "IDS", description = "GPUs of each node, such as 0,1.")
  @Nullable String gpus;

  @Option(names = "--mem", paramLabel = "MIB", description = "Memory that each node has to give to jobs that ask for some.")
  @Nullable Integer memory;

  @Option(names = "--reserve", description = "Hold cores for the oldest waiting job instead of letting smaller ones pass.")
  boolean reserve;

  @Option(names = "--no-bind", description = "Do not bind processes to their cores.")
  boolean noBind;

  @Option(names = "--max-fails", paramLabel = "N", description = "Cancel the rest when more than N jobs have failed.")
  @Nullable Integer maxFails;

  @Option(names = "--envschema", paramLabel = "S", description = "Variables for jobs: auto, common, slurm.")
  @Nullable String envSchema;

  @Option(names = "--grace", paramLabel = "SECONDS", description = "Time between the request to end and the kill (default: 10).")
  @Nullable Double grace;

  @Option(names = "--sync", paramLabel = "normal|full", defaultValue = "normal", description = "full: every commit survives a power loss, too (default: normal).")
  String sync = "normal";

  @Option(names = "--check", description = "Only say what would run.")
  boolean check;

  @Option(names = "--resume", arity = "0..1", fallbackValue = "", paramLabel = "RUN", description = "Go on with a run: keep what succeeded, run the rest (default: the latest run).")
  @Nullable String resume;

  @Option(names = "--failed", description = "With --resume: run failed and omitted jobs again, too.")
  boolean failed;

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
        grace == null ? before.grace() : Duration.ofNanos((long) (grace * 1e9)));
  }

  /// The base of all relative paths.
  Path base() {
    return (directory == null ? Path.of("") : directory).toAbsolutePath().normalize();
  }
}
