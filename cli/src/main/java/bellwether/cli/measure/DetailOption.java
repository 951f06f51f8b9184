package bellwether.cli.measure;

import bellwether.command.AttachedValue;
import bellwether.command.CommandException;
import bellwether.model.Measure;
import picocli.CommandLine.Option;

/// `--measure`: whether threads have records of their own, without our engine.
public final class DetailOption {
  @Option(
      names = "--measure",
      arity = "0..1",
      preprocessor = AttachedValue.class,
      fallbackValue = "processes",
      defaultValue = "processes",
      paramLabel = "processes|threads",
      description = "What has a record: each process, or each thread, too (default: processes).")
  private String word = "processes";

  /// The word among the collector's options.
  String option() {
    return Measure.ofWord(word)
        .filter(measure -> measure != Measure.NONE)
        .orElseThrow(() ->
            CommandException.wrongInput(
                "--measure: expected processes or threads, but found " + word))
        .name();
  }
}
