package bellwether.query.explain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that a user can do about a job.
public sealed interface Advice {

  /// Wait, or give the job a higher priority.
  record WaitOrRaisePriority() implements Advice {}

  /// Wait, or let more members of the job run at once.
  record RaiseConcurrency() implements Advice {}

  /// Go on with a run that has stopped.
  record ResumeRun(long run) implements Advice {}

  /// Run again what failed of a run.
  record ResumeFailed(long run) implements Advice {}

  /// Correct the jobs with which the trouble began, then run again what failed of a run.
  record CorrectAndResumeFailed(long run) implements Advice {}

  /// Start a new run, as a resume leaves cancelled jobs alone.
  ///
  /// @param source the job file, or the command
  record StartAnew(String source) implements Advice {}

  /// See whether the kernel killed it for want of memory.
  record SuspectMemory() implements Advice {}

  /// Give it more memory, or let fewer jobs run beside it.
  record GiveMoreMemory() implements Advice {}

  /// Give it more time.
  ///
  /// @param limit what it has now; null: not known
  record GiveMoreTime(@Nullable Duration limit) implements Advice {}

  /// Correct what the message of the launch names.
  record CorrectLaunch() implements Advice {}

  /// Look for the command that the shell did not find (exit code 127).
  record FindCommand() implements Advice {}

  /// Look at the mode of the file that the shell could not execute (exit code 126).
  record MakeExecutable() implements Advice {}

  /// Read what the last attempt of a job wrote.
  ///
  /// @param stderr whether to its standard error
  record ReadOutput(String job, boolean stderr) implements Advice {}

  /// Let another job be explained.
  record ExplainJob(String job) implements Advice {}

  /// Let the job be explained as a later run left it, which went on with it.
  record ExplainInRun(String job, long run) implements Advice {}
}
