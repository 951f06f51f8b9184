package bellwether.cli.measured;

import bellwether.command.output.Slicing;
import bellwether.command.output.TableOutput;
import picocli.CommandLine.Mixin;

/// What all lists of measured things have in common: of which jobs and processes, which rows, and
/// how they are printed.
final class MeasuredOptions {
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final ProcessSelection narrowing = new ProcessSelection();
  @Mixin private final Slicing slicing = new Slicing();
  @Mixin private final TableOutput output = new TableOutput();

  JobSelection selection() {
    return selection;
  }

  ProcessSelection narrowing() {
    return narrowing;
  }

  Slicing slicing() {
    return slicing;
  }

  TableOutput output() {
    return output;
  }
}
