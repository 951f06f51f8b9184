package bellwether.qcg.command;

import bellwether.engine.Command;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.qcg.files.AuxiliaryDirectory;
import bellwether.qcg.files.AuxiliaryException;
import bellwether.qcg.files.FinalStatus;
import bellwether.qcg.files.ServiceLog;
import bellwether.qcg.protocol.Ending;
import bellwether.qcg.protocol.Endpoint;
import bellwether.qcg.protocol.Requests;
import bellwether.qcg.protocol.ServiceFacts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes a service's run through: answers requests until its end has come.
final class Conductor {
  private final Session session;
  private final ServiceFacts facts;
  private final ServiceLog log;
  private final Progress progress;
  private final Outlets outlets;
  private final Clock clock;
  private final Ending ending = new Ending();
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final Requests requests;

  /// Where it tells what.
  ///
  /// @param announcement is told the address as soon as it answers
  record Outlets(
      ServiceLog log, Progress progress, Problems problems, Consumer<String> announcement) {}

  Conductor(Session session, ServiceFacts facts, Outlets outlets, Clock clock) {
    this.session = session;
    this.facts = facts;
    this.outlets = outlets;
    log = outlets.log();
    progress = outlets.progress();
    this.clock = clock;
    requests = new Requests(session, facts, ending, clock);
  }

  /// Answers the requests of the file, and those that come over the network until the end; then
  /// writes the final status.
  void conduct(
      Optional<RequestsFile> file, @Nullable Endpoint endpoint, AuxiliaryDirectory directory)
      throws InterruptedException {
    try (requests) {
      progress.stage("starting interfaces ...");
      if (endpoint != null) {
        endpoint.serve(message -> requests.answer(message).text().getBytes(StandardCharsets.UTF_8));
        directory.writeAddress(endpoint.address());
        outlets.announcement().accept(endpoint.address());
        log.info("ZMQ interface configured, external address @ " + endpoint.address());
      }
      file.ifPresent(this::answerAll);
      if (endpoint == null) {
        ending.finishWhenDone();
      }
      ending.await(session.manager());
      progress.stage("all interfaces closed");
      progress.stage("all iterations in manager stopped/finished");
      log.info("writing final status");
      writeStatus(directory);
      progress.stage("finishing QCG-PilotJob");
    }
  }

  /// A status that cannot be written is no reason to lose the run's end in the catalog.
  private void writeStatus(AuxiliaryDirectory directory) {
    try {
      FinalStatus.write(directory, session, facts, clock);
    } catch (AuxiliaryException problem) {
      outlets.problems().incomplete(String.valueOf(problem.getMessage()));
    }
  }

  /// What cannot be carried out is told, and the next one follows.
  private void answerAll(RequestsFile file) {
    int number = 0;
    for (var request : file.requests()) {
      number++;
      var answer = requests.answer(request);
      log.info("FileInterface reply message: " + answer.text());
      if (answer.code() != 0) {
        outlets
            .problems()
            .tell(
                "request %d of the file was not carried out: %s"
                    .formatted(number, oneLine(answer.message())));
      }
    }
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).replaceAll("\\s+", " ").strip();
  }

  /// Ends the running jobs, and then the service.
  void interrupt() {
    progress.announce("signal interrupt - stopping service");
    log.info("signal interrupt");
    stop("the service was interrupted");
  }

  /// Does the same when the program that started the service is gone.
  void starterGone() {
    reason.set("the program that started the service is gone");
    log.info("the program that started the service is gone - stopping service");
    stop("the program that started the service is gone");
  }

  private void stop(String why) {
    requests.stop();
    ending.interrupt();
    session.manager().tell(new Command.Stop(why));
  }

  /// Why it ended, for people; null: its work was done.
  @Nullable String reason() {
    return reason.get();
  }
}
