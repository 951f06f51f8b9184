package bellwether.command;

import bellwether.analyze.statistics.StatisticsException;
import bellwether.collect.ImportException;
import bellwether.collect.session.SessionException;
import bellwether.command.output.ClosedPipeException;
import bellwether.command.output.PeopleText;
import bellwether.launch.LaunchException;
import bellwether.launch.OptionException;
import bellwether.manager.ManagerException;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.control.ControlException;
import bellwether.model.Clock;
import bellwether.query.MeasuredException;
import bellwether.query.QueryException;
import bellwether.store.DamagedRunException;
import bellwether.store.RunHeldException;
import bellwether.store.RunRecord;
import bellwether.store.StoreException;
import bellwether.store.archive.ArchiveException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What the shell and the user are told when a command ends with an exception: the one place where
/// that is decided.
public final class ExitStatus {
  public static final int WELL = 0;
  public static final int WORK_FAILED = 1;
  public static final int WRONG_INPUT = 2;
  public static final int SURROUNDINGS = 3;
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}

  /// How a command failed.
  ///
  /// @param sentence for the user; null: there is nothing to say
  public record Failure(int status, @Nullable String sentence) {}

  /// Carries out a command and returns its status, or that of the exception with which it ends.
  public static int guarded(Console console, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (OutOfMemoryError | StackOverflowError | RuntimeException problem) {
      return of(problem, console);
    }
  }

  /// Tells the user, and returns the status for the shell.
  public static int of(Throwable problem, Console console) {
    var failure = failure(problem);
    if (failure.sentence() != null) {
      console.note(failure.sentence());
    }
    return failure.status();
  }

  /// What the shell and the user are told about a problem.
  public static Failure failure(Throwable problem) {
    return switch (problem) {
      case InterruptedException _ -> new Failure(INTERRUPTED, null);
      case ClosedPipeException _ -> new Failure(WELL, null);
      case CommandException wrong -> failure(wrong, wrong.status());
      case OptionException _ -> failure(problem, WRONG_INPUT);
      case RunHeldException held -> new Failure(SURROUNDINGS, heldBy(held.holder()));
      case IOException _ ->
          new Failure(SURROUNDINGS, "A file could not be read or written: " + problem.getMessage());
      case MeasuredException measured ->
          failure(measured, measured.isWrongQuestion() ? WRONG_INPUT : SURROUNDINGS);
      case ImportException _, StatisticsException _ -> failure(problem, WORK_FAILED);
      case LaunchException _,
          SessionException _,
          ArchiveException _,
          StoreException _,
          DamagedRunException _,
          QueryException _,
          ControlException _,
          ManagerException _ ->
          failure(problem, SURROUNDINGS);
      case OutOfMemoryError _ ->
          new Failure(
              SURROUNDINGS,
              "there is not enough memory; give Java more (BELLWETHER_JAVA_OPTS=-Xmx…)");
      default -> unexpected(problem);
    };
  }

  private static Failure failure(Throwable problem, int status) {
    return new Failure(status, String.valueOf(problem.getMessage()));
  }

  private static String heldBy(RunRecord run) {
    var words = new PeopleText(ZoneId.systemDefault(), Clock.system().now());
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
  private static Failure unexpected(Throwable problem) {
    if (problem.getClass().getName().startsWith("org.jooq.exception.")) {
      var cause = problem.getCause() == null ? problem : problem.getCause();
      return new Failure(
          SURROUNDINGS,
          "the catalog could not be read: %s; try again".formatted(cause.getMessage()));
    }
    var frames = problem.getStackTrace();
    return new Failure(
        SURROUNDINGS,
        "a defect in Bellwether itself: %s%s; please report it"
            .formatted(problem, frames.length == 0 ? "" : " at " + frames[0]));
  }
}
