package bellwether.manager;

import bellwether.engine.Command;
import bellwether.manager.control.ControlAnswer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cancels jobs of a live run, or stops it, for whoever asks: a request of its file, or another
/// process.
final class Canceller {
  private final Manager manager;
  private final AtomicReference<@Nullable Consumer<Command.Stop>> stopper = new AtomicReference<>();

  Canceller(Manager manager) {
    this.manager = manager;
  }

  /// Lets others stop the run, by way of whoever conducts it.
  void onStop(Consumer<Command.Stop> conductor) {
    stopper.set(conductor);
  }

  /// What came of a wish to cancel.
  ///
  /// @param cancelled how many of the names
  /// @param errors for each of the other names why not
  record Outcome(int cancelled, Map<String, String> errors) {}

  /// Cancels all jobs; returns how many had not ended.
  long cancelAll(String reason) {
    var tally = manager.tally();
    manager.tell(new Command.CancelAll(reason));
    return tally.total() - tally.ended();
  }

  /// Only who conducts the run can end it.
  ControlAnswer stop(Command.Stop stop) {
    var conductor = stopper.get();
    if (conductor == null) {
      return new ControlAnswer.Refused(
          "it is conducted by a program that does not let itself be stopped so; end its process with SIGTERM instead");
    }
    conductor.accept(stop);
    var tally = manager.tally();
    return new ControlAnswer.Stopping(tally.total() - tally.ended());
  }

  Outcome cancel(List<String> names, String reason) {
    var errors = new LinkedHashMap<String, String>();
    int cancelled = 0;
    for (var name : new LinkedHashSet<>(names)) {
      var problem = cancel(name, reason);
      if (problem == null) {
        cancelled++;
      } else {
        errors.put(name, problem);
      }
    }
    return new Outcome(cancelled, errors);
  }

  private @Nullable String cancel(String name, String reason) {
    var found = JobName.find(name, manager::job);
    if (found.isEmpty()) {
      return "Job/iteration " + name + " doesn't exist";
    }
    if (found.get().ended()) {
      return "Job " + name + " already ended as " + found.get().state();
    }
    manager.tell(new Command.Cancel(name, reason));
    return null;
  }
}
