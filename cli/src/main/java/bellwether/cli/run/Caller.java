package bellwether.cli.run;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.StarterWatch;
import bellwether.command.output.DataTexts;
import bellwether.engine.Tally;
import bellwether.model.JobState;
import bellwether.store.RunHeldException;
import bellwether.store.RunRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The program that started a run and goes on when it has ended, such as a Python script: one line
/// of JSON tells it how the run began, another what came of it, and when it is gone, the run ends.
final class Caller {
  /// What ends with the caller before needs some time to end.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Console console;
  private final @Nullable Integer pid;
  private volatile boolean gone;

  /// @param pid of the process; null: there is none, so that nothing is told
  Caller(Console console, @Nullable Integer pid) {
    this.console = console;
    this.pid = pid;
  }

  /// How long to wait for the end of a run that is held, since its caller may just have been
  /// killed.
  Duration patience() {
    return pid == null ? Duration.ZERO : PATIENCE;
  }

  /// Whether it was there and is gone.
  boolean isGone() {
    return gone;
  }

  /// Acts as soon as it is gone.
  StarterWatch watch(Runnable end) {
    return pid == null
        ? StarterWatch.none()
        : StarterWatch.of(
            pid,
            () -> {
              gone = true;
              end.run();
            });
  }

  /// Tells the numbers of a run.
  void begun(RunRecord run) {
    tell("begun", numbers(run));
  }

  /// Tells what came of a run.
  ///
  /// @param newlyDone members that finished well in this very run
  void ended(RunRecord run, Tally tally, long newlyDone) {
    var line = numbers(run);
    line.put("newly_done", newlyDone);
    line.put("done_before", tally.of(JobState.JOB_FINISHED) - newlyDone);
    line.put("failed", tally.of(JobState.FAILED));
    line.put("total", tally.total());
    tell("ended", line);
  }

  /// Tells that there was nothing to run.
  void complete(Remainder remainder) {
    var line = numbers(remainder.run());
    line.put("message", remainder.completion());
    tell("complete", line);
  }

  /// Tells why there is no run, or none any more; returns the exit status.
  int failed(RuntimeException problem) {
    if (pid == null) {
      throw problem;
    }
    var failure = ExitStatus.failure(problem);
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("status", failure.status());
    line.put("message", failure.sentence());
    if (problem instanceof RunHeldException held) {
      line.put("holder", holder(held.holder()));
    }
    tell("error", line);
    return failure.status();
  }

  private static Map<String, Object> holder(RunRecord run) {
    var holder = new LinkedHashMap<String, Object>();
    holder.put("run", run.id());
    holder.put("process", run.manager().pid());
    holder.put("host", run.manager().host());
    return holder;
  }

  private static Map<String, @Nullable Object> numbers(RunRecord run) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("workflow", run.workflowId());
    line.put("dag", run.origin());
    line.put("run", run.id());
    return line;
  }

  private void tell(String what, Map<String, @Nullable Object> values) {
    if (pid != null) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put(what, values);
      console.out().println(DataTexts.json(line));
      console.out().flush();
    }
  }
}
