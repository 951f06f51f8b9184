package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.launch.LaunchException;
import bellwether.launch.Machine;
import bellwether.launch.OptionException;
import bellwether.manager.ManagerException;
import bellwether.model.Clock;
import bellwether.qcg.files.AuxiliaryDirectory;
import bellwether.qcg.files.AuxiliaryException;
import bellwether.qcg.protocol.ServerException;
import bellwether.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `qcg-pm-service`: the service of QCG-PilotJob, with its options, files, texts and exit statuses.
public final class ServiceCommand {
  private static final String PROGRAM = "qcg-pm-service";
  private static final int WRONG_USAGE = 2;
  private static final int NOT_STARTED = 1;

  /// Set by `python`, which waits there for the address.
  private static final String ADDRESS_FILE = "BELLWETHER_ADDRESS_FILE";

  private ServiceCommand() {}

  /// Runs a service to its end.
  ///
  /// @return 0 after a normal end, whatever became of the jobs; 1 when the service could not be
  ///   started; 2 when the command line is wrong
  public static int run(Console console, List<String> args) {
    var help = new Help(PROGRAM, ServiceOptions.OPTIONS);
    if (args.contains("-h") || args.contains("--help")) {
      console.out().print(help.text());
      return 0;
    }
    try {
      var machine = Machine.here();
      var options = ServiceOptions.parse(args, machine.hostName());
      return run(new Service(options, machine, console, Clock.system()), console);
    } catch (Arguments.UsageException wrong) {
      console.err().print(help.usage());
      console.err().println(PROGRAM + ": error: " + wrong.getMessage());
      return WRONG_USAGE;
    } catch (StartException
        | AuxiliaryException
        | OptionException
        | ServerException
        | StoreException
        | LaunchException
        | ManagerException problem) {
      console.err().println("Error: " + problem.getMessage());
      return NOT_STARTED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return NOT_STARTED;
    }
  }

  private static int run(Service service, Console console) throws InterruptedException {
    var waiting = Optional.ofNullable(console.environment().get(ADDRESS_FILE)).map(Path::of);
    try (var signals = new Signals()) {
      return service.run(
          signals,
          address -> waiting.ifPresent(place -> AuxiliaryDirectory.announce(place, address)));
    }
  }
}
