package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.query.explain.Explanation.Parent;
import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.Signals;
import bellwether.query.runs.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An explanation while its sentences are found.
final class Draft {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int KILL = 9;

  private final RunRow run;
  private final List<String> reasons = new ArrayList<>();
  private final List<Parent> parents = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  public Draft(RunRow run) {
    this.run = run;
  }

  Explanation explanation(JobRow row, @Nullable String tail) {
    return new Explanation(row.job(), row.state(), row.cause(), reasons, parents, tail, advice);
  }

  /// A state in words: `awaiting parents`.
  static String words(JobState state) {
    return state == JobState.JOB_FINISHED
        ? "finished"
        : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The tail of the last attempt that has one.
  static @Nullable String tail(List<AttemptRow> attempts) {
    return attempts.isEmpty() ? null : attempts.getLast().stderrTail();
  }

  void awaits(List<Parent> unfinished) {
    reasons.add(
        unfinished.isEmpty()
            ? "It waits to be looked at: all that it comes after has finished."
            : "It waits for jobs that have not finished.");
    parents.addAll(unfinished);
    adviseIfStopped();
  }

  void ready(JobRef job, Occupancy occupancy) {
    reasons.add("It waits for %s.".formatted(wish(job.description().resources())));
    if (!run.isLive()) {
      adviseIfStopped();
      return;
    }
    reasons.add(
        "The allocation has %s on %s; %s hold %d of them."
            .formatted(
                count(occupancy.cores(), "core"),
                count(occupancy.nodes(), "node"),
                count(occupancy.running(), "running job"),
                occupancy.used()));
    advice.add("Wait, or let it go first with a higher priority in the job file.");
  }

  private static String wish(Resources wish) {
    var text = new StringBuilder();
    if (wish.nodes() != null) {
      text.append(size(wish.nodes(), "node"));
      text.append(wish.cores() == null ? " with all cores" : " with ");
    }
    if (wish.cores() != null) {
      text.append(size(wish.cores(), "core"));
      text.append(wish.nodes() == null ? "" : " each");
    }
    if (wish.gpusPerNode() > 0) {
      text.append(", ").append(count(wish.gpusPerNode(), "GPU")).append(" per node");
    }
    if (wish.memoryPerNode().count() > 0) {
      text.append(", ").append(wish.memoryPerNode().toMebi()).append(" MiB per node");
    }
    return text.toString();
  }

  private static String size(Size size, String unit) {
    return switch (size) {
      case Size.Exact(int count) -> count(count, unit);
      case Size.Range(int min, int max) -> "%d to %d %ss".formatted(min, max, unit);
      case Size.MaximumIterations(int min) -> "at least " + count(min, unit);
      case Size.SplitInto(int min, int _) -> "at least " + count(min, unit);
    };
  }

  static String count(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /// Of an earlier run: the job had not ended.
  void leftOver(JobRow row) {
    reasons.add("It was %s when run %d ended.".formatted(words(row.state()), run.id()));
  }

  /// Of an earlier run: what to do is for the later one to say.
  void wentOn(RunRow later, JobRow row) {
    advice.clear();
    advice.add(
        "Run %d went on with it: bellwether explain %s --run %1$d"
            .formatted(later.id(), row.job()));
  }

  void scheduled(JobRow row) {
    reasons.add(
        "It has its cores on %s and is being started.".formatted(String.join(",", row.nodes())));
    adviseIfStopped();
  }

  void running(JobRow row, List<AttemptRow> attempts) {
    var attempt = attempts.isEmpty() ? null : attempts.getLast();
    reasons.add(
        "Attempt %d runs on %s%s."
            .formatted(
                row.attempts(),
                String.join(",", row.nodes()),
                attempt == null || attempt.pid() == null ? "" : " as process " + attempt.pid()));
    adviseIfStopped();
  }

  void ending(JobRow row, List<AttemptRow> attempts) {
    reasons.add(
        "Attempt %d has ended%s; what follows is being decided."
            .formatted(row.attempts(), attempts.isEmpty() ? "" : ": " + how(attempts.getLast())));
    adviseIfStopped();
  }

  void restarting(JobRef job, List<AttemptRow> attempts) {
    reasons.add(
        "Attempt %d of at most %d ended%s; another one will be made."
            .formatted(
                attempts.size(),
                job.description().maxAttempts(),
                attempts.isEmpty() ? "" : ": " + how(attempts.getLast())));
    adviseIfStopped();
  }

  void finished(JobRow row, List<AttemptRow> attempts) {
    reasons.add(
        row.attempts() == 1
            ? "It finished at the first attempt."
            : "It finished at attempt %d.".formatted(row.attempts()));
    attempts.stream()
        .filter(attempt -> attempt.number() < row.attempts())
        .forEach(
            attempt -> reasons.add("Attempt %d: %s.".formatted(attempt.number(), how(attempt))));
  }

  void failed(JobRef job, JobRow row, List<AttemptRow> attempts) {
    for (var attempt : attempts) {
      reasons.add("Attempt %d: %s.".formatted(attempt.number(), how(attempt)));
    }
    if (attempts.isEmpty()) {
      reasons.add("It could not be started: %s.".formatted(words(row.cause())));
    }
    if (attempts.size() < job.description().maxAttempts() || job.description().maxAttempts() > 1) {
      reasons.add("It may be tried %d times.".formatted(job.description().maxAttempts()));
    }
    adviseOn(job, row, attempts);
    advice.add("Run what failed again: bellwether run --resume %d --failed".formatted(run.id()));
  }

  private void adviseOn(JobRef job, JobRow row, List<AttemptRow> attempts) {
    var last = attempts.isEmpty() ? null : attempts.getLast();
    switch (row.cause()) {
      case EXIT_CODE -> adviseOnExit(row, last);
      case SIGNAL -> {
        if (row.signal() != null && row.signal() == KILL) {
          advice.add("SIGKILL often means too little memory: see the kernel's log (dmesg).");
        }
      }
      case TIME_LIMIT -> {
        var limit = job.description().resources().wallTime();
        advice.add(
            "Give it more time than %s: resources, wt in the job file."
                .formatted(limit == null ? "now" : limit.toSeconds() + " s"));
      }
      case OUT_OF_MEMORY -> advice.add("Give it more memory, or let fewer jobs run beside it.");
      case LAUNCH_FAILED -> advice.add("Mend what the message names.");
      case null, default -> {}
    }
    if (last != null && (last.stderr() != null || last.stdout() != null)) {
      advice.add(
          "Read what it wrote: bellwether logs %s%s"
              .formatted(row.job(), last.stderr() == null ? "" : " --stderr"));
    }
  }

  private void adviseOnExit(JobRow row, @Nullable AttemptRow last) {
    if (row.exitCode() == null || last == null) {
      return;
    }
    if (row.exitCode() == NOT_FOUND) {
      advice.add("127 is how a shell says that a command was not found: look at PATH and names.");
    } else if (row.exitCode() == NOT_EXECUTABLE) {
      advice.add("126 is how a shell says that a file may not be executed: look at its mode.");
    }
  }

  void cancelled(@Nullable String note, List<AttemptRow> attempts) {
    var message = attempts.isEmpty() ? null : attempts.getLast().message();
    var said = note == null ? message : note;
    reasons.add(said == null ? "It was cancelled." : "It was cancelled: %s.".formatted(said));
    advice.add(
        "A cancelled job is not run again by a resume; to run it after all, start anew: bellwether run %s"
            .formatted(run.source()));
  }

  void upstream(@Nullable String note, List<Parent> failed, List<JobRow> roots) {
    reasons.add(
        "It was not run: %s.".formatted(note == null ? words(Cause.UPSTREAM_FAILED) : note));
    parents.addAll(failed);
    for (var root : roots) {
      reasons.add("It began with %s: %s.".formatted(root.job(), how(root)));
      advice.add("See why: bellwether explain %s".formatted(root.job()));
    }
    advice.add(
        "Mend that, then run what failed again: bellwether run --resume %d --failed"
            .formatted(run.id()));
  }

  private static String how(JobRow row) {
    return how(row.state(), row.cause(), row.exitCode(), row.signal());
  }

  /// How an attempt went: `exit code 3`, `killed by SIGKILL`.
  static String how(AttemptRow attempt) {
    var how = how(attempt.state(), attempt.cause(), attempt.exitCode(), attempt.signal());
    return attempt.message() == null ? how : how + ": " + attempt.message();
  }

  private static String how(
      JobState state, @Nullable Cause cause, @Nullable Integer exitCode, @Nullable Integer signal) {
    return switch (cause) {
      case EXIT_CODE -> "exit code " + exitCode;
      case SIGNAL -> signal == null ? "killed by a signal" : "killed by " + Signals.name(signal);
      case null -> state == JobState.RUN_DONE ? "finished" : words(state);
      default -> words(cause);
    };
  }

  private static String words(@Nullable Cause cause) {
    return switch (cause) {
      case null -> "no cause is known";
      case EXIT_CODE -> "it ended with an exit code other than 0";
      case SIGNAL -> "a signal killed it";
      case OUT_OF_MEMORY -> "it ran out of memory";
      case TIME_LIMIT -> "it ran longer than its time limit";
      case NODE_LOST -> "its node was lost";
      case ALLOCATION_ENDED -> "the allocation ended";
      case LAUNCH_FAILED -> "it could not be launched";
      case UPSTREAM_FAILED -> "a job that it comes after did not end well";
      case CANCELLED -> "it was cancelled";
    };
  }

  private void adviseIfStopped() {
    if (!run.isLive()) {
      reasons.add("Nothing works on it: run %d is %s.".formatted(run.id(), run.stateWords()));
      advice.add("Go on with it: bellwether run --resume %d".formatted(run.id()));
    }
  }
}
