package bellwether.command;

/// Says that inside an allocation of Slurm only this host is used: this version starts no jobs on
/// other nodes.
public final class SlurmNote {
  private SlurmNote() {}

  /// Tells people so where it is the case.
  public static void tell(Console console, String host) {
    var job = console.environment().get("SLURM_JOB_ID");
    if (job != null) {
      console.note(
          "inside Slurm job %s only this host, %s, is used: this version starts no jobs on other nodes"
              .formatted(job, host));
    }
  }
}
