package bellwether.cli.wording;

import bellwether.query.explain.Advice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Advice of explanations as sentences, often with a command.
public final class AdviceText {
  private AdviceText() {}

  /// The sentence that gives a piece of advice.
  public static String of(Advice advice) {
    return switch (advice) {
      case Advice.WaitOrRaisePriority() ->
          "Wait, or let it go first with a higher priority in the job file.";
      case Advice.RaiseConcurrency() ->
          "Wait, or let more of them run at once: bellwether workflow concurrency WORKFLOW JOB=N";
      case Advice.ResumeRun(long run) -> "Go on with it: bellwether run --resume %d".formatted(run);
      case Advice.ResumeFailed(long run) ->
          "Run what failed again: bellwether run --resume %d --failed".formatted(run);
      case Advice.CorrectAndResumeFailed(long run) ->
          "Mend that, then run what failed again: bellwether run --resume %d --failed"
              .formatted(run);
      case Advice.StartAnew(var source) ->
          "A cancelled job is not run again by a resume; to run it after all, start anew: bellwether run %s"
              .formatted(source);
      case Advice.SuspectMemory() ->
          "SIGKILL often means too little memory: see the kernel's log (dmesg).";
      case Advice.GiveMoreMemory() -> "Give it more memory, or let fewer jobs run beside it.";
      case Advice.GiveMoreTime(var limit) ->
          "Give it more time than %s: resources, wt in the job file.".formatted(time(limit));
      case Advice.CorrectLaunch() -> "Mend what the message names.";
      case Advice.FindCommand() ->
          "127 is how a shell says that a command was not found: look at PATH and names.";
      case Advice.MakeExecutable() ->
          "126 is how a shell says that a file may not be executed: look at its mode.";
      case Advice.ReadOutput(var job, boolean stderr) ->
          "Read what it wrote: bellwether logs %s%s".formatted(job, stderr ? " --stderr" : "");
      case Advice.ExplainJob(var job) -> "See why: bellwether explain %s".formatted(job);
      case Advice.ExplainInRun(var job, long run) ->
          "Run %d went on with it: bellwether explain %s --run %1$d".formatted(run, job);
    };
  }

  private static String time(@Nullable Duration limit) {
    return limit == null ? "now" : limit.toSeconds() + " s";
  }
}
