package bellwether.cli;

import bellwether.cli.output.ClosedPipeException;
import bellwether.cli.output.Words;
import bellwether.collect.ImportException;
import bellwether.launch.LaunchException;
import bellwether.launch.OptionException;
import bellwether.manager.ManagerException;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.control.ControlException;
import bellwether.model.Clock;
import bellwether.query.QueryException;
import bellwether.query.measured.MeasuredException;
import bellwether.query.statistics.StatisticsException;
import bellwether.store.RunHeldException;
import bellwether.store.RunRecord;
import bellwether.store.StoreException;
import bellwether.store.archive.ArchiveException;
import java.io.IOException;
import java.time.ZoneId;

/// What the shell and the user are told when a command ends with an exception: the one place where
/// that is decided.
public final class ExitStatus {
  public static final int WELL = 0;
  public static final int WORK_FAILED = 1;
  public static final int WRONG_INPUT = 2;
  public static final int SURROUNDINGS = 3;
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}

  /// Tells the user, and returns the status for the shell.
  public static int of(Throwable problem, Console console) {
    return switch (problem) {
      case InterruptedException _ -> INTERRUPTED;
      case ClosedPipeException _ -> WELL;
      case CommandException wrong -> told(wrong, wrong.status(), console);
      case OptionException _ -> told(problem, WRONG_INPUT, console);
      case RunHeldException held -> told(heldBy(held.holder()), SURROUNDINGS, console);
      case IOException _ ->
          told(
              "A file could not be read or written: " + problem.getMessage(),
              SURROUNDINGS,
              console);
      case MeasuredException measured ->
          told(measured, measured.isWrongQuestion() ? WRONG_INPUT : SURROUNDINGS, console);
      case ImportException _, StatisticsException _ -> told(problem, WORK_FAILED, console);
      case LaunchException _,
          ArchiveException _,
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
    return told(String.valueOf(problem.getMessage()), status, console);
  }

  private static int told(String sentence, int status, Console console) {
    console.note(sentence);
    return status;
  }

  private static String heldBy(RunRecord run) {
    var words = new Words(ZoneId.systemDefault(), Clock.system().now());
    var manager = run.manager();
    return "Run %d is held by a live manager: run %d, process %d on %s, since %s; wait for it, cancel it with bellwether cancel --run %d%s"
        .formatted(
            run.origin(),
            run.id(),
            manager.pid(),
            manager.host(),
            words.time(run.startTime()),
            run.id(),
            ManagerLiveness.isHere(manager)
                ? ""
                : ", or, when you know that it is gone, take it over with --take-over");
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
