package bellwether.client;

import bellwether.client.internal.Fields;
import bellwether.client.internal.Json;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// A service that answers with literal messages: for each request the next of its answers, the last
/// one again and again.
final class StubService implements AutoCloseable {
  /// What is "answered" when nothing is.
  static final String SILENCE = "";

  private final ZMQ.Context context = ZMQ.context(1);
  private final ZMQ.Socket answers = context.socket(SocketType.ROUTER);
  private final ZMQ.Socket events = context.socket(SocketType.XPUB);
  private final Map<String, Queue<String>> script = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String address;

  /// A service that publishes events.
  static StubService withPublisher() {
    StubService stub = new StubService();
    stub.answer("status", status("\"tcp://127.0.0.1:" + stub.eventsPort() + "\"", 0));
    return stub;
  }

  static StubService withoutPublisher() {
    StubService stub = new StubService();
    stub.answer("status", status("null", 0));
    return stub;
  }

  private StubService() {
    address = "tcp://127.0.0.1:" + answers.bindToRandomPort("tcp://127.0.0.1");
    answers.setLinger(0);
    events.setLinger(0);
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private int eventsPort() {
    return events.bindToRandomPort("tcp://127.0.0.1");
  }

  String address() {
    return address;
  }

  /// The requests so far, as they came.
  List<String> requests() {
    return requests;
  }

  long asked(String request) {
    return requests.stream().filter(text -> requestName(text).equals(request)).count();
  }

  /// Sets what is answered to a request, one after another; `status/all` asks for the end of all.
  StubService answer(String request, String... texts) {
    script.put(request, new ArrayDeque<>(List.of(texts)));
    return this;
  }

  /// Waits until a client has subscribed to all three topics.
  StubService awaitSubscriber() {
    for (int topic = 0; topic < 3; topic++) {
      events.recv();
    }
    return this;
  }

  void publish(String frame) {
    events.send(frame);
  }

  @Override
  public void close() {
    events.close();
    context.term();
  }

  private void serve() {
    try (answers) {
      while (true) {
        byte[] client = answers.recv();
        answers.recv();
        String request = answers.recvStr();
        requests.add(request);
        reply(client, next(requestName(request)));
      }
    } catch (ZMQException e) {
      if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
        throw e;
      }
    }
  }

  private void reply(byte[] client, String answer) {
    if (!answer.equals(SILENCE)) {
      answers.sendMore(client);
      answers.sendMore("");
      answers.send(answer);
    }
  }

  private String next(String request) {
    Queue<String> texts = script.get(request);
    if (texts == null) {
      return "{\"code\": 1, \"message\": \"Invalid request: Unknown request name: "
          + request
          + "\"}";
    }
    return texts.size() > 1 ? texts.remove() : texts.element();
  }

  private static String requestName(String text) {
    Fields request = Json.message(text);
    return request.text("request") + (request.has("options") ? "/all" : "");
  }

  static String status(String publisher, int finished) {
    return """
    {"code": 0, "data": {
      "System": {"InstanceId": "svc", "Host": "vm", "StatusPublisher": %s, "Ifaces": ["ZMQ"]},
      "Resources": {"TotalNodes": 2, "TotalCores": 4, "UsedCores": 1, "FreeCores": 3},
      "JobStats": {"TotalJobs": %2$d, "InScheduleJobs": 0, "FailedJobs": 0,
        "FinishedJobs": %2$d, "ExecutingJobs": 0},
      "IterationStats": {"TotalIterations": %2$d, "InScheduleIterations": 0,
        "FailedIterations": 0, "FinishedIterations": %2$d, "ExecutingIterations": 0}}}
    """
        .formatted(publisher, finished);
  }

  static String jobStatus(String name, String status) {
    return """
    {"code": 0, "data": {"jobs": {"%1$s": {"status": 0,
      "data": {"jobName": "%1$s", "status": "%2$s"}}}}}
    """
        .formatted(name, status);
  }
}
