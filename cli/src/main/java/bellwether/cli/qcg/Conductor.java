package bellwether.cli.qcg;

import bellwether.engine.Command;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.server.Ending;
import bellwether.server.Endpoint;
import bellwether.server.Requests;
import bellwether.server.ServiceFacts;
import bellwether.server.auxiliary.AuxiliaryDirectory;
import bellwether.server.auxiliary.FinalStatus;
import bellwether.server.auxiliary.ServiceLog;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes a service's run through: answers requests until its end has come.
final class Conductor {
  private final Session session;
  private final ServiceFacts facts;
  private final ServiceLog log;
  private final Progress progress;
  private final Consumer<String> announcement;
  private final Clock clock;
  private final Ending ending = new Ending();
  private final Requests requests;

  /// @param announcement is told the address as soon as it answers
  Conductor(
      Session session,
      ServiceFacts facts,
      ServiceLog log,
      Progress progress,
      Consumer<String> announcement,
      Clock clock) {
    this.announcement = announcement;
    this.session = session;
    this.facts = facts;
    this.log = log;
    this.progress = progress;
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
        announcement.accept(endpoint.address());
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
      FinalStatus.write(directory, session, facts, clock);
      progress.stage("finishing QCG-PilotJob");
    }
  }

  /// What can not be carried out is told in the log, and the next one follows.
  private void answerAll(RequestsFile file) {
    for (var request : file.requests()) {
      var answer = requests.answer(request);
      log.info("FileInterface reply message: " + answer.text());
      if (answer.code() != 0) {
        log.log(
            ServiceLog.Level.ERROR,
            "a request of the file was not carried out: " + answer.message());
      }
    }
  }

  /// Ends the running jobs, and then the service.
  void interrupt() {
    progress.announce("signal interrupt - stopping service");
    log.info("signal interrupt");
    requests.stop();
    ending.interrupt();
    session.manager().tell(new Command.Stop("the service was interrupted"));
  }
}
