package bellwether.epmt.daemon;

import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import bellwether.command.StopSignals;
import bellwether.epmt.HelpOption;
import bellwether.epmt.Retirement;
import bellwether.epmt.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `epmt daemon`: starts, stops and shows the daemon.
@Command(
    name = "epmt daemon",
    description =
        "Import, analyze and retire jobs in the background. Without an option: whether it is running.",
    sortOptions = false)
public final class DaemonCommand implements Callable<Integer> {
  private static final int NOT_RUNNING = 255;

  /// What ends the daemon: the first lets it finish its round, a second ends it at once.
  private static final List<String> ENDING = List.of("INT", "TERM", "HUP", "USR1");

  private final Session session;
  private final PidFile pids;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-i", "--ingest"},
      paramLabel = "path",
      arity = "0..1",
      fallbackValue = "",
      description = "Import the .tgz files of this folder; of stage_command_dest if none is named.")
  private @Nullable String folder;

  @Option(
      names = {"-s", "--start"},
      description = "Start the daemon.")
  private boolean starts;

  @Option(
      names = {"-S", "--stop"},
      description = "Stop the daemon after its round.")
  private boolean stops;

  @Option(
      names = {"-D", "--foreground"},
      description = "Run in the foreground.")
  private boolean foreground;

  @Option(names = "--post-process", description = "Analyze jobs that were not analyzed yet.")
  private boolean postProcess;

  @Option(names = "--no-analyze", description = "Do not analyze; needs --post-process.")
  private boolean noAnalysis;

  @Option(names = "--retire", description = "Delete old jobs and models, as the settings say.")
  private boolean retires;

  @Option(
      names = {"-k", "--keep"},
      description = "Keep imported files in the folder.")
  private boolean keeps;

  @Option(
      names = {"-m", "--move-away"},
      description = "Move refused files to ingest_failed_dir; this is always done.")
  private boolean movesAway;

  @Option(
      names = {"-r", "--recursive"},
      description = "Import from subfolders, too.")
  private boolean recursive;

  @Option(names = "--detached", hidden = true)
  private boolean detached;

  public DaemonCommand(Session session) {
    this.session = session;
    this.pids = new PidFile(Path.of(session.settings().value("daemon_pid_file")));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (noAnalysis && !postProcess) {
      session.console().note("Expected --post-process with --no-analyze; nothing was done");
      return ExitStatus.WELL;
    }
    if (detached) {
      return detached();
    }
    if (starts || foreground) {
      return start();
    }
    return stops ? stop() : status();
  }

  private int start() throws IOException, InterruptedException {
    var running = pids.running();
    if (running.isPresent()) {
      session.console().note("The EPMT daemon is running already, process " + running.getAsLong());
      return NOT_RUNNING;
    }
    var tasks = tasks();
    session.console().out().println("Starting the EPMT daemon");
    session.console().out().flush();
    if (foreground) {
      return rounds(tasks);
    }
    var log = Path.of(session.settings().value("logfile"));
    new DaemonStart(session.console(), pids, log).start(words(tasks));
    return ExitStatus.WELL;
  }

  private int detached() throws IOException, InterruptedException {
    pids.claim();
    try {
      return rounds(tasks());
    } finally {
      pids.release();
    }
  }

  private int rounds(DaemonRounds.Tasks tasks) throws InterruptedException {
    try (var stop = new StopSignals(ENDING)) {
      stop.atFurther(signal -> Runtime.getRuntime().halt(signal.status()));
      new DaemonRounds(session, tasks).run(stop);
    }
    return ExitStatus.WELL;
  }

  private DaemonRounds.Tasks tasks() {
    if (retires && !new Retirement(session).isEnabled()) {
      throw CommandException.notFound(
          "Expected retire_jobs_ndays or retire_models_ndays above 0 for --retire; see settings.py");
    }
    boolean usual = folder == null && !postProcess && !retires;
    return new DaemonRounds.Tasks(
        watched(), recursive, keeps, (usual || postProcess) && !noAnalysis, retires);
  }

  private @Nullable Path watched() {
    if (folder == null) {
      return null;
    }
    var named = folder.isEmpty() ? session.settings().value("stage_command_dest") : folder;
    if (!Files.isDirectory(Path.of(named))) {
      throw CommandException.notFound(
          "Expected a folder to import from, but %s is not one".formatted(named));
    }
    return Path.of(named).toAbsolutePath().normalize();
  }

  private List<String> words(DaemonRounds.Tasks tasks) {
    var words = new ArrayList<>(List.of("daemon", "--detached"));
    if (tasks.folder() != null) {
      words.addAll(List.of("--ingest", tasks.folder().toString()));
    }
    add(words, "--post-process", postProcess);
    add(words, "--no-analyze", noAnalysis);
    add(words, "--retire", retires);
    add(words, "--keep", keeps);
    add(words, "--recursive", recursive);
    return words;
  }

  private static void add(List<String> words, String option, boolean given) {
    if (given) {
      words.add(option);
    }
  }

  private int stop() throws IOException {
    var running = pids.running();
    if (running.isEmpty()) {
      session.console().note("EPMT daemon not running, start with \"epmt daemon --start\"");
      return NOT_RUNNING;
    }
    var pid = running.getAsLong();
    session.console().out().println("Sending signal to EPMT daemon pid " + pid);
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    pids.remove();
    return ExitStatus.WELL;
  }

  private int status() {
    var running = pids.running();
    if (running.isEmpty()) {
      session
          .console()
          .out()
          .println("EPMT daemon not running, start with \"epmt daemon --start\"");
      return NOT_RUNNING;
    }
    session
        .console()
        .out()
        .printf(
            "EPMT daemon running PID %d. stop with \"epmt daemon --stop\"%n", running.getAsLong());
    return ExitStatus.WELL;
  }
}
