package bellwether.cli;

import bellwether.cli.output.ClosedPipeException;
import bellwether.launch.LaunchException;
import bellwether.launch.OptionException;
import bellwether.manager.ControlException;
import bellwether.manager.ManagerException;
import bellwether.query.QueryException;
import bellwether.store.StoreException;

/// What the shell and the user are told when a command ends with an exception: the one place where
/// that is decided.
final class ExitStatus {
  static final int WELL = 0;
  static final int WRONG_INPUT = 2;
  static final int SURROUNDINGS = 3;
  static final int INTERRUPTED = 130;

  private ExitStatus() {}

  /// Tells the user, and returns the status for the shell.
  static int of(Throwable problem, Console console) {
    return switch (problem) {
      case InterruptedException _ -> INTERRUPTED;
      case ClosedPipeException _ -> WELL;
      case CommandException wrong -> told(wrong, wrong.status(), console);
      case OptionException _ -> told(problem, WRONG_INPUT, console);
      case LaunchException _,
          StoreException _,
          QueryException _,
          ControlException _,
          ManagerException _ ->
          told(problem, SURROUNDINGS, console);
      case OutOfMemoryError _ -> {
        console.note("there is not enough memory; give Java more (BELLWETHER_JAVA_OPTS=-Xmx…)");
        yield SURROUNDINGS;
      }
      default -> unexpected(problem, console);
    };
  }

  private static int told(Throwable problem, int status, Console console) {
    console.note(String.valueOf(problem.getMessage()));
    return status;
  }

  /// jOOQ is named by its class only: who did not use it should not load it.
  private static int unexpected(Throwable problem, Console console) {
    if (problem.getClass().getName().startsWith("org.jooq.exception.")) {
      var cause = problem.getCause() == null ? problem : problem.getCause();
      console.note("the catalog could not be read: %s; try again".formatted(cause.getMessage()));
    } else {
      var frames = problem.getStackTrace();
      console.note(
          "a defect in Bellwether itself: %s%s; please report it"
              .formatted(problem, frames.length == 0 ? "" : " at " + frames[0]));
    }
    return SURROUNDINGS;
  }
}
