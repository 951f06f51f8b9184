package bellwether.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The job of a batch system that granted an allocation.
///
/// @param scheduler `slurm`, `pbs`, or `local` for none
/// @param id the batch system's number of it; null: none
public record SchedulerJob(String scheduler, @Nullable String id) {
  /// Nodes that no batch system granted.
  public static final SchedulerJob LOCAL = new SchedulerJob("local", null);

  /// The job around this process.
  ///
  /// @param variables the environment: the value of a name, or null
  public static SchedulerJob around(Function<String, @Nullable String> variables) {
    var slurm = variables.apply("SLURM_JOB_ID");
    if (slurm != null && !slurm.isBlank()) {
      return new SchedulerJob("slurm", slurm);
    }
    var pbs = variables.apply("PBS_JOBID");
    return pbs == null || pbs.isBlank() ? LOCAL : new SchedulerJob("pbs", pbs);
  }
}
