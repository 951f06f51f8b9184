package bellwether.client;

import static bellwether.client.internal.Connection.uninterrupted;

import bellwether.client.internal.Address;
import bellwether.client.internal.Connection;
import bellwether.client.internal.Deadline;
import bellwether.client.internal.Endings;
import bellwether.client.internal.EventHub;
import bellwether.client.internal.Fields;
import bellwether.client.internal.JobInfos;
import bellwether.client.internal.Requests;
import bellwether.client.internal.Waits;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection to a running pilot manager: submits jobs, asks for them and waits for them.
///
/// Every call that asks the service throws [RefusedException] when it says no,
/// [ConnectionException] when it says nothing in time, and [ProtocolException] when it talks
/// nonsense. An interrupt during a request ends in a [ConnectionException] and stays set. Names are
/// those of jobs, or `job:index` for one iteration. Safe for many threads; requests go out one
/// after another, waits do not hold them up.
public sealed class Manager implements AutoCloseable permits LocalManager {
  private static final int UNTOLD_ENDINGS = 100_000;

  private final Connection connection;
  private final Requests requests;
  private final Endings endings = new Endings(UNTOLD_ENDINGS);
  private final Waits waits;
  private final boolean hasPublisher;

  /// Connects and asks the service how it is.
  Manager(String address, ClientOptions options) {
    connection = new Connection(address, options.requestTimeout());
    requests = new Requests(connection);
    EventHub hub = new EventHub();
    waits = new Waits(requests, hub, endings, options.pollDelay());
    try {
      hasPublisher = uninterrupted(() -> begin(hub));
    } catch (ClientException e) {
      connection.close();
      throw e;
    }
  }

  /// Connects to the address in `QCG_PM_ZMQ_ADDRESS`, else to `tcp://127.0.0.1:5555`.
  public static Manager connect() {
    return connect(null, ClientOptions.DEFAULT);
  }

  /// Connects to `[protocol://]host[:port]`, by default `tcp` and 5555.
  public static Manager connect(String address) {
    return connect(address, ClientOptions.DEFAULT);
  }

  /// Connects to an address, or, when it is null, to the one that [#connect()] takes.
  public static Manager connect(@Nullable String address, ClientOptions options) {
    return new Manager(Address.of(address, System.getenv()), options);
  }

  /// Where the service takes requests.
  public String address() {
    return connection.address();
  }

  /// Whether the service publishes events; without them waits ask every `pollDelay`.
  public boolean hasPublisher() {
    return hasPublisher;
  }

  /// Sends any request and returns the whole answer.
  public Map<String, Object> sendRequest(Map<String, ?> request) {
    return uninterrupted(() -> connection.answer(request)).values();
  }

  /// How many nodes and cores there are.
  public ResourceCount resources() {
    return uninterrupted(requests::resources);
  }

  /// How the service is.
  public SystemStatus systemStatus() {
    return uninterrupted(requests::status);
  }

  /// Submits all jobs or, when one of them is wrong, none; returns their names.
  public List<String> submit(Jobs jobs) {
    endings.forget(jobs.names());
    return uninterrupted(() -> requests.submit(jobs.ordered()));
  }

  /// All jobs by name.
  public Map<String, JobEntry> list() {
    return uninterrupted(requests::list);
  }

  /// The status of each of these.
  public Map<String, JobStatus> status(Collection<String> names) {
    return uninterrupted(() -> requests.statuses(names));
  }

  /// Everything about each of these, without the iterations.
  public Map<String, JobInfo> info(Collection<String> names) {
    return info(names, false);
  }

  /// Everything about each of these, with the iterations one by one when asked.
  public Map<String, JobInfo> info(Collection<String> names, boolean withChilds) {
    Map<String, JobInfo> infos = new LinkedHashMap<>();
    uninterrupted(() -> requests.infos(names, withChilds))
        .forEach((name, data) -> infos.put(name, JobInfos.read(data)));
    return infos;
  }

  /// Everything about one job, with its iterations one by one when asked.
  public JobInfo info(String name, boolean withChilds) {
    JobInfo info = info(List.of(name), withChilds).get(name);
    if (info == null) {
      throw new ProtocolException("Expected job " + name + " in the answer, found others");
    }
    return info;
  }

  /// Everything about each of these as the service wrote it.
  public Map<String, Map<String, Object>> rawInfo(Collection<String> names, boolean withChilds) {
    Map<String, Map<String, Object>> infos = new LinkedHashMap<>();
    Map<String, Fields> found = uninterrupted(() -> requests.infos(names, withChilds));
    found.forEach((name, data) -> infos.put(name, data.values()));
    return infos;
  }

  /// Makes the service forget ended jobs, so that their names can be used again.
  public Outcome remove(Collection<String> names) {
    endings.forget(names);
    return uninterrupted(() -> requests.remove(names));
  }

  /// Cancels jobs and iterations; they end soon after.
  public Outcome cancel(Collection<String> names) {
    return uninterrupted(() -> requests.cancel(names));
  }

  /// Lets the service end when it has no more jobs.
  public void finishAfterAllTasksDone() {
    sendRequest(Map.of("request", "control", "command", "finishAfterAllTasksDone"));
  }

  /// Ends the service, and this connection.
  public void finish() {
    uninterrupted(() -> connection.data(Map.of("request", "finish")));
    connection.close();
  }

  /// Waits until each of these has ended, and tells how.
  public Map<String, JobStatus> wait4(Collection<String> names) throws InterruptedException {
    return waits.jobs(names, Deadline.never());
  }

  /// Waits so long until each of these has ended, and tells how.
  ///
  /// @throws WaitTimeoutException when one has not
  public Map<String, JobStatus> wait4(Collection<String> names, Duration timeout)
      throws InterruptedException {
    return waits.jobs(names, Deadline.in(timeout));
  }

  /// Waits until all jobs of the service have ended.
  public void wait4all() throws InterruptedException {
    waits.all(Deadline.never());
  }

  /// Waits so long until all jobs of the service have ended.
  ///
  /// @throws WaitTimeoutException when they have not
  public void wait4all(Duration timeout) throws InterruptedException {
    waits.all(Deadline.in(timeout));
  }

  /// Waits for the next job or iteration that ends. Each end since this manager connected is told
  /// once, oldest first; of iterations only the last 100,000 are kept, and only if the service
  /// publishes events.
  public Ending wait4AnyJobFinish() throws InterruptedException {
    return waits.any(Deadline.never());
  }

  /// Waits so long for the next job or iteration that ends.
  ///
  /// @throws WaitTimeoutException when none does
  public Ending wait4AnyJobFinish(Duration timeout) throws InterruptedException {
    return waits.any(Deadline.in(timeout));
  }

  /// Closes the connection; the service goes on.
  @Override
  public void close() {
    connection.close();
  }

  /// Follows the events before it looks what has ended before, so that no end falls between.
  private boolean begin(EventHub hub) throws InterruptedException {
    SystemStatus status = requests.status();
    if (status.publisher() != null) {
      connection.follow(
          status.publisher(),
          event -> {
            endings.accept(event);
            hub.accept(event);
          });
    }
    if (status.jobs().finished() + status.jobs().failed() > 0) {
      endings.ignore(requests.jobs());
    }
    return status.publisher() != null;
  }
}
