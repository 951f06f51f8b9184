package bellwether.qcg.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with a service as any ZeroMQ program does. Messages are written with single quotes.
final class RawClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final ZContext context = new ZContext();
  private final ZMQ.Socket requests = context.createSocket(SocketType.REQ);
  private final ZMQ.Socket events = context.createSocket(SocketType.SUB);

  RawClient(Endpoint endpoint) {
    // Of a hundred connections that JeroMQ makes, one or two get stuck as they greet.
    requests.setHandshakeIvl(300);
    events.setHandshakeIvl(300);
    requests.setReceiveTimeOut(30_000);
    requests.connect(endpoint.address());
    events.setReceiveTimeOut(30_000);
    if (endpoint.publisherAddress() != null) {
      events.subscribe("");
      events.connect(endpoint.publisherAddress());
    }
  }

  /// The answer's text.
  String raw(byte[] message) {
    requests.send(message);
    return String.valueOf(requests.recvStr());
  }

  JsonNode ask(String message) {
    return JSON.readTree(raw(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  /// The answer without blanks and line breaks.
  String text(String message) {
    return ask(message).toString();
  }

  /// The message of an answer whose code is 1.
  String error(String message) {
    var answer = ask(message);
    return answer.get("code").asInt() == 1
        ? answer.get("message").asString()
        : "no error: " + answer;
  }

  /// Submits jobs, of which all must be taken.
  void submit(String jobs) {
    var answer = ask("{'request':'submit','jobs':[" + jobs + "]}");
    if (answer.get("code").asInt() != 0) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /// Waits until a job has a state.
  JsonNode await(String job, String state) {
    while (true) {
      var info = info(job);
      if (info.get("status").asString().equals(state)) {
        return info;
      }
      Thread.onSpinWait();
    }
  }

  JsonNode info(String job) {
    return ask("{'request':'jobInfo','jobNames':['" + job + "'],'params':{'withChilds':true}}")
        .get("data")
        .get("jobs")
        .get(job)
        .get("data");
  }

  String status(String job) {
    return text("{'request':'jobStatus','jobNames':['" + job + "']}");
  }

  /// The next event.
  @Nullable String event() {
    return events.recvStr();
  }

  /// Waits until events arrive here: those that were sent before this client had subscribed did
  /// not.
  void awaitSubscription(Endpoint endpoint) {
    events.setReceiveTimeOut(20);
    do {
      endpoint.publish("probe");
    } while (!"probe".equals(events.recvStr()));
    events.setReceiveTimeOut(30_000);
  }

  /// Waits until all jobs have ended.
  void awaitAll() {
    while (!text("{'request':'status','options':{'allJobsFinished':true}}").contains("true")) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
