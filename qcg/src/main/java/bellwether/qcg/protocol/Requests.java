package bellwether.qcg.protocol;

import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.qcg.protocol.internal.Fields;
import bellwether.qcg.protocol.internal.JobStatusReplies;
import bellwether.qcg.protocol.internal.RefusedException;
import bellwether.qcg.protocol.internal.Remover;
import bellwether.qcg.protocol.internal.RequestFields;
import bellwether.qcg.protocol.internal.RequestTree;
import bellwether.qcg.protocol.internal.ServiceStatusReply;
import bellwether.qcg.protocol.internal.Submitter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers QCG-PilotJob's requests for one live run.
///
/// Every message gets an answer, and none an exception: neither one that is no JSON nor one of
/// wrong types. Thread-safe; one request is carried out after the other.
public final class Requests implements AutoCloseable {
  /// The largest message that is looked at, in bytes.
  public static final int LARGEST = 64 << 20;

  private static final int MANY = 10_000;

  private static final Logger LOGGER = System.getLogger(Requests.class.getName());

  private final Ending ending;
  private final Submitter submitter;
  private final JobStatusReplies jobs;
  private final Remover remover;
  private final ServiceStatusReply status;
  private boolean stopped;
  private boolean closed;

  /// @param ending hears `finish` and `control`
  public Requests(Session session, ServiceFacts facts, Ending ending, Clock clock) {
    this.ending = ending;
    submitter = new Submitter(session, clock);
    jobs = new JobStatusReplies(session);
    remover = new Remover(session);
    status = new ServiceStatusReply(session, facts, clock);
    Thread.ofPlatform().daemon().name("warm-up").start(this::warmUp);
  }

  /// Nobody waits for it, and without it the first ones who ask would.
  private synchronized void warmUp() {
    if (!closed) {
      jobs.warmUp();
    }
  }

  /// From now on refuses most requests: the service was interrupted.
  public synchronized void stop() {
    stopped = true;
  }

  /// Answers a message: one JSON object in UTF-8.
  public Answer answer(byte[] message) {
    if (message.length > LARGEST) {
      return invalid(
          "expected at most %d bytes in a message, but found %d"
              .formatted(LARGEST, message.length));
    }
    try {
      return answer(RequestTree.of(message));
    } catch (RefusedException problem) {
      return invalid(problem.text());
    }
  }

  /// Answers a request that was parsed already: a tree of maps, lists, texts, numbers, booleans and
  /// nulls.
  public synchronized Answer answer(@Nullable Object request) {
    Action action;
    try {
      action = parse(request);
    } catch (RefusedException problem) {
      return invalid(problem.text());
    }
    return carryOut(action);
  }

  private static Answer invalid(String problem) {
    return Answer.error("Invalid request: " + problem);
  }

  private static Answer carryOut(Action action) {
    try {
      return action.run();
    } catch (RefusedException problem) {
      return Answer.error(problem.text());
    } catch (RuntimeException defect) {
      LOGGER.log(Level.ERROR, "A request could not be carried out", defect);
      return Answer.error("Failed to process request: " + defect.getMessage());
    }
  }

  private interface Action {
    Answer run();
  }

  private Action parse(@Nullable Object tree) {
    var request =
        Fields.of(tree)
            .filter(fields -> Fields.isTrue(fields.get("request")))
            .orElseThrow(() -> new RefusedException("Invalid request"));
    var action =
        switch (String.valueOf(request.get("request"))) {
          case "submit" -> submit(request);
          case "listJobs" -> (Action) jobs::list;
          case "jobStatus" -> status(request);
          case "jobInfo" -> info(request);
          case "cancelJob" -> cancel(request);
          case "removeJob" -> remove(request);
          case "resourcesInfo" -> (Action) status::resources;
          case "status" -> overview(request);
          case "control" -> control(request);
          case "finish" -> (Action) this::finish;
          case "register" -> register(request);
          case "notify" -> notify(request);
          default -> throw new RefusedException("Unknown request name: " + request.get("request"));
        };
    return stopped && isRefusedWhenStopped(request) ? Requests::stoppedAnswer : action;
  }

  private static boolean isRefusedWhenStopped(Fields request) {
    return switch (String.valueOf(request.get("request"))) {
      case "register", "notify", "finish", "cancelJob" -> false;
      default -> true;
    };
  }

  private static Answer stoppedAnswer() {
    return Answer.error("processing stopped");
  }

  private Action submit(Fields request) {
    var items = submitter.parse(request);
    return () -> {
      var answer = submitter.submit(items);
      if (items.size() >= MANY) {
        jobs.lookUp(answer);
      }
      return answer;
    };
  }

  private Action status(Fields request) {
    var names = RequestFields.names(request, "job status");
    return () -> jobs.status(names);
  }

  private Action info(Fields request) {
    var names = RequestFields.names(request, "job info");
    boolean children = RequestFields.flag(request, "params", "withChilds");
    return () -> jobs.info(names, children);
  }

  private Action cancel(Fields request) {
    var names = RequestFields.names(request, "cancel job");
    return () -> remover.cancel(names);
  }

  private Action remove(Fields request) {
    var names = RequestFields.names(request, "remove job");
    return () -> remover.remove(names);
  }

  private Action overview(Fields request) {
    return RequestFields.flag(request, "options", "allJobsFinished")
        ? status::allFinished
        : status::overview;
  }

  private Action control(Fields request) {
    if (!(request.get("command") instanceof String command)) {
      throw new RefusedException("Wrong control request - missing command");
    }
    if (!command.equals("finishAfterAllTasksDone")) {
      throw new RefusedException(
          "Wrong control request - unknown command \"%s\"".formatted(command));
    }
    return () ->
        ending.finishWhenDone() ? Answer.ok(command + " command accepted", null) : alreadyEnding();
  }

  private Answer finish() {
    return ending.finish() ? Answer.of(Map.of("when", "2s")) : alreadyEnding();
  }

  private static Answer alreadyEnding() {
    return Answer.error("Finish request already requested");
  }

  private static Action register(Fields request) {
    RequestFields.checkEntity(request, "register", "manager", "id", "address", "resources");
    return () ->
        Answer.error("Register manager request not supported in this kind of manager (direct)");
  }

  private static Action notify(Fields request) {
    RequestFields.checkEntity(request, "notify", "job", "name", "state", "attributes");
    return () -> Answer.error("Operation not supported");
  }

  @Override
  public synchronized void close() {
    closed = true;
    jobs.close();
  }
}
