package bellwether.cli.logs;

import bellwether.cli.ask.ImportedJob;
import bellwether.cli.ask.RunOption;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.query.explain.JobDetail;
import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobRef;
import bellwether.query.runs.RunRow;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether logs`: prints what a job wrote.
@Command(
    name = "logs",
    sortOptions = false,
    description = "Print what a job wrote to its standard output or standard error.",
    footer = {
      "",
      "Examples:",
      "  bellwether logs sim:3 --stderr",
      "  bellwether logs collect --follow"
    })
public final class LogsCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(paramLabel = "JOB", description = "The job: name, or name:key for one iteration.")
  private String name = "";

  @Option(names = "--stderr", description = "Its standard error, not its standard output.")
  private boolean stderr;

  @Option(
      names = "--attempt",
      paramLabel = "K",
      description = "What attempt K wrote, from 1 (default: the last).")
  private @Nullable Integer attempt;

  @Option(names = "--follow", description = "Go on with what it writes, until it ends.")
  private boolean follow;

  @Option(
      names = "--raw",
      description = "Give it to the terminal as it is, with all that may act on the terminal.")
  private boolean raw;

  public LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (var view = new View(global, console)) {
      ImportedJob.find(view, run.number, name)
          .ifPresent(job -> {
            throw CommandException.notFound("There is no output of it: " + job.reason());
          });
      var asked = view.run(run.number);
      var worker = run.number == null ? view.worker(asked) : asked;
      var job = view.member(worker, name);
      if (follow) {
        follow(view, worker, job);
      } else {
        print(attempt(detail(view, job)), source(view, job));
      }
    }
    return 0;
  }

  private JobDetail.OfMember detail(View view, JobRef job) {
    return switch (view.explainer(run.number).detail(job)) {
      case JobDetail.OfMember member -> member;
      case JobDetail.OfArray array ->
          throw CommandException.wrongInput(
              "Expected one job, but found an array: " + array.job().name());
    };
  }

  private AttemptRow attempt(JobDetail.OfMember member) {
    var attempts = member.attempts();
    if (attempts.isEmpty()) {
      throw CommandException.notFound(
          "%s has not started, so it wrote nothing (%s); see: bellwether explain %1$s"
              .formatted(member.row().job(), member.row().state()));
    }
    if (attempt == null) {
      return attempts.getLast();
    }
    return attempts.stream()
        .filter(made -> made.number() == attempt)
        .findFirst()
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no attempt %d of %s; it has made %d"
                    .formatted(attempt, member.row().job(), attempts.size())));
  }

  private LogSource source(View view, JobRef job) {
    return new LogSource(view.place().file(), job, stderr, out());
  }

  private PrintStream out() {
    return raw ? console.rawOut() : console.out();
  }

  private void print(AttemptRow made, LogSource source) throws IOException {
    try (var log = source.of(made)) {
      boolean isKept = log != null;
      boolean any = log != null && log.printMore();
      // Keeping may have ended early, on a full disk; then the last words are still in the catalog.
      if (!isKept || (!any && stderr && made.stderrTail() != null)) {
        printTail(made);
      }
    }
  }

  private void printTail(AttemptRow made) {
    var stream = stderr ? "stderr" : "stdout";
    var tail = made.stderrTail();
    if (!stderr || tail == null) {
      throw CommandException.notFound(
          "No %s of %s was kept: no file was named for it, and its run keeps no output (--keep-output); name one: execution, %1$s in the job file, or --%1$s with a command%s"
              .formatted(stream, name, stderr || tail == null ? "" : "; --stderr has something"));
    }
    if (!global.quiet) {
      console.note(
          "the job file names no stderr of %s; this is the last of it that was kept"
              .formatted(name));
    }
    out().print(tail.endsWith("\n") ? tail : tail + "\n");
    out().flush();
  }

  /// From attempt to attempt, until the job has ended or nobody works on it.
  private void follow(View view, RunRow run, JobRef job) throws InterruptedException, IOException {
    int seen = 0;
    boolean more = true;
    while (more) {
      var member = detail(view, job);
      more = !member.row().state().isEnd() && view.run(run.id()).isLive();
      for (var made : member.attempts()) {
        if (made.number() > seen && (attempt == null || attempt == made.number())) {
          seen = made.number();
          follow(view, run, job, made);
        }
      }
      if (more) {
        Thread.sleep(PAUSE);
      }
    }
    if (seen == 0) {
      attempt(detail(view, job));
    }
  }

  private void follow(View view, RunRow run, JobRef job, AttemptRow first)
      throws InterruptedException, IOException {
    var made = first;
    // Where its output goes is known once it runs.
    while (made.pid() == null && goesOn(view, run, made)) {
      Thread.sleep(PAUSE);
      made = again(view, job, made);
    }
    try (var log = source(view, job).of(made)) {
      boolean more;
      do {
        more = goesOn(view, run, made);
        if (log != null) {
          log.printMore();
        }
        if (more) {
          Thread.sleep(PAUSE);
          made = again(view, job, made);
        }
      } while (more);
      if (log == null) {
        printTail(made);
      }
    }
  }

  private static boolean goesOn(View view, RunRow run, AttemptRow made) {
    return !isOver(made) && view.run(run.id()).isLive();
  }

  private static boolean isOver(AttemptRow made) {
    return !made.state().isActive();
  }

  private AttemptRow again(View view, JobRef job, AttemptRow made) {
    return detail(view, job).attempts().stream()
        .filter(other -> other.number() == made.number())
        .findFirst()
        .orElse(made);
  }
}
