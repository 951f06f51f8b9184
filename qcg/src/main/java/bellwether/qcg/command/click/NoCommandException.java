package bellwether.qcg.command.click;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Options, but no sub-command.
final class NoCommandException extends ParameterException {

  NoCommandException(CommandLine line) {
    super(line, "Missing command.");
  }
}
