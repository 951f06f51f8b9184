package bellwether.launch;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which set of variables tells a job of its resources.
public enum EnvSchema {
  /// QCG-PilotJob's own, `QCG_PM_*`; always there.
  COMMON,
  /// Slurm's, `SLURM_*`, as if the job were a step of its own.
  SLURM;

  /// The schemata of `--envschema`: `auto`, `common`, `slurm`, with commas between. `auto` means
  /// Slurm's inside a Slurm allocation.
  ///
  /// @throws LaunchException when it names another
  public static Set<EnvSchema> of(String option, Map<String, String> environment) {
    var schemata = EnumSet.of(COMMON);
    for (var word : option.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*")) {
      switch (word) {
        case "auto" -> {
          if (environment.containsKey("SLURM_JOB_ID")) {
            schemata.add(SLURM);
          }
        }
        case "common" -> {}
        case "slurm" -> schemata.add(SLURM);
        default ->
            throw new LaunchException(
                "--envschema: expected auto, common or slurm, but found '%s'".formatted(word));
      }
    }
    return schemata;
  }
}
