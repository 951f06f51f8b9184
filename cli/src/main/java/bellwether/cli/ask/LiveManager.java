package bellwether.cli.ask;

import bellwether.command.Console;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.control.ControlAddress;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlClient;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.query.runs.RunRow;
import java.util.Optional;

/// The manager of a live run, as another process asks it something.
public final class LiveManager {
  private final RunRow run;
  private final ControlAddress address;

  public LiveManager(View view, RunRow run, Console console) {
    this.run = run;
    address = ControlAddress.of(view.place().file(), run.id(), console.environment());
  }

  /// Asks it; empty: nobody listens.
  ///
  /// @throws ControlException when it cannot answer
  public Optional<ControlAnswer> ask(ControlRequest request) {
    if (ManagerLiveness.isStoppedHere(run.manager())) {
      throw new ControlException(
          "The manager of run %d, process %d, was stopped and cannot answer; let it go on with kill -CONT %2$d, or end it with kill -KILL %2$d, then cancel again"
              .formatted(run.id(), run.manager().pid()));
    }
    return new ControlClient(address).ask(request);
  }

  /// Why nobody listened, and what to do.
  public ControlException unreachable() {
    var manager = run.manager();
    return new ControlException(
        ManagerLiveness.isHere(manager)
            ? "The manager of run %d, process %d, does not listen; to end it: kill %2$d"
                .formatted(run.id(), manager.pid())
            : "The manager of run %d, process %d, works on %s; cancel it there"
                .formatted(run.id(), manager.pid(), manager.host()));
  }
}
