package bellwether.epmt;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.util.List;

/// `epmt` as a process of its own, such as its daemon.
public final class EpmtMain {
  private EpmtMain() {}

  static void main(String[] arguments) {
    var console = new Console(System.in, System.out, System.err, System.getenv(), false, false);
    System.exit(ExitStatus.guarded(console, () -> EpmtCommand.run(console, List.of(arguments))));
  }
}
