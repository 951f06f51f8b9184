package bellwether.qcg.command;

import bellwether.command.Console;
import java.util.List;

/// `qcg-pm-service` as a process of its own.
final class ServiceMain {
  private ServiceMain() {}

  static void main(String[] args) {
    var console = new Console(System.in, System.out, System.err, System.getenv(), false, false);
    System.exit(ServiceCommand.run(console, List.of(args)));
  }
}
