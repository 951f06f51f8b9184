package bellwether.engine;

import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the engine is told: by users, by the launcher, by the clock.
public sealed interface Command {

  /// Adds jobs. Their names are new, they fit the allocation ([Engine#misfits]), and what they come
  /// after is known, or in the same command.
  record Submit(List<NewJob> jobs) implements Command {
    public Submit {
      jobs = List.copyOf(jobs);
    }
  }

  /// A job with the number that it has in the catalog.
  record NewJob(long id, JobDescription description) {}

  /// Takes up jobs again that an earlier manager left. Comes before any [Submit].
  ///
  /// @param again whether failed and upstream-failed jobs are to run again, too
  record Restore(List<RestoredJob> jobs, boolean again) implements Command {
    public Restore {
      jobs = List.copyOf(jobs);
    }
  }

  /// An attempt's process was started.
  record Started(long attempt, Launched launched) implements Command {}

  /// An attempt's process ended.
  record Ended(long attempt, Exit exit) implements Command {}

  /// An attempt could not be started.
  record LaunchFailed(long attempt, String message) implements Command {}

  /// A node is gone, and whatever ran there.
  record NodeLost(String node) implements Command {}

  /// Ends a job or one of its iterations (`job:key`), waiting or running.
  record Cancel(String name, String reason) implements Command {}

  /// Ends all jobs.
  record CancelAll(String reason) implements Command {}

  /// From now on at most so many members of a job run at once; what runs goes on.
  ///
  /// @param concurrency [JobDescription#ANY]: as many as fit
  record LimitConcurrency(String name, int concurrency) implements Command {}

  /// Lets an engine that is open ([EngineOptions#open]) become idle when all has ended.
  record Close() implements Command {}

  /// Forgets a job that has ended; its name is free again.
  record Remove(String name) implements Command {}

  /// Starts nothing more and ends what runs, so that a later run can go on with the rest.
  ///
  /// @param signal with which what runs is asked to end
  /// @param grace how long it has before it is killed; null: as the engine's options say
  record Stop(String reason, int signal, @Nullable Duration grace) implements Command {
    /// One that asks with SIGTERM and gives the usual time.
    public Stop(String reason) {
      this(reason, Effect.Signal.TERM, null);
    }
  }

  /// Makes the grace period of everything that is being ended run out now.
  record Hurry() implements Command {}

  /// Time has passed: [Engine#nextWake] says when it wants this.
  record Tick() implements Command {}
}
