package bellwether.cli.run;

import bellwether.command.ExitStatus;
import bellwether.command.StopSignals;
import bellwether.command.output.DataTexts;
import bellwether.engine.Command;
import bellwether.engine.Tally;
import bellwether.launch.LaunchException;
import bellwether.manager.Manager;
import bellwether.manager.RequestRunner;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.model.Request;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sees a session through: requests, progress, interruptions, end and summary.
final class Conductor {
  private final Session session;
  private final Display display;
  private final Listener listener;
  private final StopSignals signals;
  private final Clock clock;
  private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();

  Conductor(Session session, Display display, Listener listener, StopSignals signals, Clock clock) {
    this.session = session;
    this.display = display;
    this.listener = listener;
    this.signals = signals;
    this.clock = clock;
  }

  /// Carries out the requests and waits for the end of all jobs; returns the exit status.
  ///
  /// @throws LaunchException when the machine refused processes for too long
  /// @throws StoreException when the catalog cannot be written any more
  int conduct(List<Request> requests) throws InterruptedException {
    Summary summary;
    display.caller().begun(session.run());
    try (var _ = display.events(session.run().id(), listener)) {
      summary = work(requests);
      session.close();
    }
    display.caller().ended(session.run(), summary.tally(), listener.finished());
    display.tell(summary);
    return isInterrupted() ? ExitStatus.INTERRUPTED : status(summary.tally());
  }

  private Summary work(List<Request> requests) throws InterruptedException {
    var start = clock.now();
    long endedBefore = session.manager().tally().ended();
    connect(session.manager());
    session.onStop(this::stop);
    try (var _ = display.progress(session.manager(), listener, clock);
        var _ = display.caller().watch(this::callerGone)) {
      run(requests);
      session.manager().awaitIdle();
    } catch (LaunchException shortage) {
      session.end(shortage.getMessage());
      throw shortage;
    }
    var wall = Duration.between(start, clock.now());
    session.end(reason());
    var tally = session.manager().tally();
    long retries = listener.failures().retries();
    return new Summary(session.run().id(), tally, tally.ended() - endedBefore, retries, wall);
  }

  /// The first signal ends the running jobs, which a resume takes up again; a further one kills
  /// them.
  private void connect(Manager manager) {
    signals.atFirst(
        signal -> manager.tell(new Command.Stop("the manager got SIG" + signal.name())));
    signals.atFurther(_ -> manager.hurry());
  }

  /// Another process wants the end.
  private void stop(Command.Stop stop) {
    stopped.set(stop.reason());
    session.manager().tell(stop);
  }

  private void callerGone() {
    session.manager().tell(new Command.Stop("the program that started the run is gone"));
  }

  private boolean isInterrupted() {
    return signals.isAsked() || display.caller().isGone();
  }

  /// Why the run ends before its jobs; null: it does not.
  private @Nullable String reason() {
    if (signals.isAsked()) {
      return "interrupted";
    }
    return display.caller().isGone() ? "the program that started it is gone" : stopped.get();
  }

  private void run(List<Request> requests) {
    var runner = new RequestRunner(session);
    for (var request : requests) {
      runner.run(request).ifPresent(answer -> tellAnswer(request, answer));
    }
  }

  private void tellAnswer(Request request, Map<String, Object> answer) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("request", request.word());
    tree.put("answer", answer);
    display.tell(DataTexts.json(tree));
  }

  private static int status(Tally tally) {
    return tally.ended() == tally.total() && tally.endedBadly() == 0
        ? ExitStatus.WELL
        : ExitStatus.WORK_FAILED;
  }
}
