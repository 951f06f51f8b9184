package bellwether.manager;

import bellwether.engine.EngineOptions;
import bellwether.launch.LocalLauncher;
import bellwether.model.Background;
import bellwether.model.Measure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a run is to be conducted; kept in the catalog, so that a resume starts the same way.
///
/// @param nodes QCG-PilotJob's `--nodes`; null: this machine's cores
/// @param gpus ids of the GPUs of each node, with commas between; null: none
/// @param memory what each node has to give as a consumable, in MiB; null: not declared
/// @param reserve whether cores are held for the oldest waiting job
/// @param maxFails when more jobs than these have failed, the rest is cancelled; negative: never
/// @param bind whether processes are bound to their cores
/// @param envSchema `auto`, `common`, `slurm`, with commas between
/// @param grace between the request to end and the kill
/// @param patience how long the machine may refuse processes before the run stops
/// @param keptOutput how many bytes of the first of each stream without a file are kept, and of the
///   last; 0: none
/// @param background what becomes of processes that jobs leave running, unless they say it
///   themselves
/// @param open whether jobs may be added while it runs: it ends only when it is closed
/// @param measure how much is measured of the processes of jobs, unless they say it themselves
public record RunOptions(
    @Nullable String nodes,
    @Nullable String gpus,
    @Nullable String memory,
    boolean reserve,
    int maxFails,
    boolean bind,
    String envSchema,
    Duration grace,
    Duration patience,
    int keptOutput,
    Background background,
    boolean open,
    Measure measure) {

  /// How much `bellwether run` keeps unless told otherwise.
  public static final int KEPT_OUTPUT = 512 * 1024;

  /// The same, keeping so much output.
  public RunOptions withKeptOutput(int bytes) {
    return new RunOptions(
        nodes,
        gpus,
        memory,
        reserve,
        maxFails,
        bind,
        envSchema,
        grace,
        patience,
        bytes,
        background,
        open,
        measure);
  }

  /// The same, open for jobs that are added while it runs, or not.
  public RunOptions withOpen(boolean open) {
    return new RunOptions(
        nodes,
        gpus,
        memory,
        reserve,
        maxFails,
        bind,
        envSchema,
        grace,
        patience,
        keptOutput,
        background,
        open,
        measure);
  }

  /// This machine's cores, bound, without reservation, any number of failures, 10 s of grace; no
  /// output is kept.
  public static RunOptions defaults() {
    return new RunOptions(
        null,
        null,
        null,
        false,
        -1,
        true,
        "auto",
        LocalLauncher.DEFAULT_GRACE,
        LocalLauncher.DEFAULT_PATIENCE,
        0,
        Background.END,
        false,
        Measure.NONE);
  }

  EngineOptions engine() {
    return EngineOptions.defaults()
        .withReserve(reserve)
        .withMaxFails(maxFails < 0 ? Integer.MAX_VALUE : maxFails)
        .withGrace(grace)
        .withOpen(open);
  }
}
