package bellwether.client.internal;

import bellwether.client.JobEntry;
import bellwether.client.JobNotDefinedException;
import bellwether.client.JobStatus;
import bellwether.client.Outcome;
import bellwether.client.ResourceCount;
import bellwether.client.SystemStatus;
import bellwether.client.SystemStatus.Counts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The requests of the protocol with typed answers.
public final class Requests implements Questions {
  private final Connection connection;

  public Requests(Connection connection) {
    this.connection = connection;
  }

  public List<String> submit(List<Map<String, Object>> jobs) throws InterruptedException {
    return connection.data(Map.of("request", "submit", "jobs", jobs)).texts("jobs");
  }

  public ResourceCount resources() throws InterruptedException {
    Fields data = connection.data(Map.of("request", "resourcesInfo"));
    return new ResourceCount(
        data.number("total_nodes"),
        data.number("total_cores"),
        data.number("used_cores"),
        data.number("free_cores"));
  }

  public SystemStatus status() throws InterruptedException {
    Fields data = connection.data(Map.of("request", "status"));
    Fields system = data.object("System");
    Fields resources = data.object("Resources");
    return new SystemStatus(
        system.text("InstanceId"),
        system.text("Host"),
        system.textOrNull("StatusPublisher"),
        new ResourceCount(
            resources.number("TotalNodes"),
            resources.number("TotalCores"),
            resources.number("UsedCores"),
            resources.number("FreeCores")),
        counts(data.object("JobStats"), "Jobs"),
        counts(data.object("IterationStats"), "Iterations"),
        system.values());
  }

  public Map<String, JobEntry> list() throws InterruptedException {
    return connection
        .data(Map.of("request", "listJobs"))
        .object("jobs")
        .each(job ->
            new JobEntry(
                JobStatus.of(job.text("status")),
                job.textOrNull("messages"),
                job.numberOrNull("inQueue")));
  }

  @Override
  public Map<String, JobStatus> jobs() throws InterruptedException {
    Map<String, JobStatus> statuses = new LinkedHashMap<>();
    list().forEach((name, job) -> statuses.put(name, job.status()));
    return statuses;
  }

  @Override
  public boolean allFinished() throws InterruptedException {
    Map<String, Object> options = Map.of("allJobsFinished", true);
    return connection.data(Map.of("request", "status", "options", options)).flag("AllJobsFinished");
  }

  @Override
  public Map<String, JobStatus> statuses(Collection<String> names) throws InterruptedException {
    return connection
        .data(named("jobStatus", names))
        .object("jobs")
        .each(job -> JobStatus.of(found(job).text("status")));
  }

  /// The `data` of each job by name.
  public Map<String, Fields> infos(Collection<String> names, boolean withChilds)
      throws InterruptedException {
    Map<String, Object> request = new LinkedHashMap<>(named("jobInfo", names));
    request.put("params", Map.of("withChilds", withChilds));
    return connection.data(request).object("jobs").each(Requests::found);
  }

  public Outcome cancel(Collection<String> names) throws InterruptedException {
    return outcome(connection.data(named("cancelJob", names)), "canceled");
  }

  public Outcome remove(Collection<String> names) throws InterruptedException {
    return outcome(connection.data(named("removeJob", names)), "removed");
  }

  private static Map<String, Object> named(String request, Collection<String> names) {
    return Map.of("request", request, "jobNames", List.copyOf(names));
  }

  private static Fields found(Fields job) {
    if (job.number("status") == 0) {
      return job.object("data");
    }
    String message = job.textOrNull("message");
    throw new JobNotDefinedException(message == null ? "The service knows no such job" : message);
  }

  private static Outcome outcome(Fields data, String key) {
    Map<String, String> errors = new LinkedHashMap<>();
    data.objectOrEmpty("errors").values().forEach((job, why) -> errors.put(job, "" + why));
    return new Outcome(data.number(key), errors);
  }

  private static Counts counts(Fields data, String what) {
    return new Counts(
        data.number("Total" + what),
        data.number("InSchedule" + what),
        data.number("Executing" + what),
        data.number("Finished" + what),
        data.number("Failed" + what));
  }
}
