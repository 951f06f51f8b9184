package bellwether.launch;

/// Which family of environment variables tells a job what it was given.
public enum EnvSchema {
  /// `QCG_PM_…` alone.
  COMMON,
  /// Those and `SLURM_…`, as if each job were a step of Slurm.
  SLURM;

  /// The schema that an option names: `auto`, `common`, `slurm`, or several with commas; `auto` is
  /// `slurm` inside a Slurm job.
  ///
  /// @throws OptionException when a name is unknown
  public static EnvSchema of(String option, Environment own) {
    var schema = COMMON;
    for (var name : option.split(",", -1)) {
      if (isSlurm(name.strip(), option, own)) {
        schema = SLURM;
      }
    }
    return schema;
  }

  private static boolean isSlurm(String name, String option, Environment own) {
    return switch (name) {
      case "auto" -> own.get("SLURM_JOB_ID") != null;
      case "common" -> false;
      case "slurm" -> true;
      default ->
          throw new OptionException(
              "Expected auto, common or slurm for --envschema, but found '%s' in '%s'"
                  .formatted(name, option));
    };
  }
}
