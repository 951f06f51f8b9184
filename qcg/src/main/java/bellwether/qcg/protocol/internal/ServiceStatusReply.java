package bellwether.qcg.protocol.internal;

import bellwether.engine.Engine;
import bellwether.engine.ResourceView;
import bellwether.engine.Tally;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.model.JobState;
import bellwether.qcg.protocol.Answer;
import bellwether.qcg.protocol.ServiceFacts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers how the service as a whole stands.
public final class ServiceStatusReply {
  private final Session session;
  private final ServiceFacts facts;
  private final Clock clock;

  public ServiceStatusReply(Session session, ServiceFacts facts, Clock clock) {
    this.session = session;
    this.facts = facts;
    this.clock = clock;
  }

  /// Answers whether all jobs have ended.
  public Answer allFinished() {
    boolean idle = session.manager().ask(Engine::idle);
    if (idle) {
      session.manager().flush();
    }
    return Answer.of(Map.of("AllJobsFinished", idle));
  }

  /// Answers a `resourcesInfo` request.
  public Answer resources() {
    return Answer.of(
        resources(
            session.manager().resources(),
            "total_nodes",
            "total_cores",
            "used_cores",
            "free_cores"));
  }

  private static Map<String, Object> resources(ResourceView now, String... keys) {
    var resources = new LinkedHashMap<String, Object>();
    resources.put(keys[0], now.nodes());
    resources.put(keys[1], now.cores());
    resources.put(keys[2], now.usedCores());
    resources.put(keys[3], now.freeCores());
    return resources;
  }

  /// Answers a `status` request.
  public Answer overview() {
    var counts = session.manager().ask(ServiceStatusReply::count);
    session.manager().flush();
    var data = new LinkedHashMap<String, Object>();
    data.put("System", system());
    data.put(
        "Resources",
        resources(
            session.manager().resources(), "TotalNodes", "TotalCores", "UsedCores", "FreeCores"));
    data.put("JobStats", counts.jobs().under("Jobs"));
    data.put("IterationStats", counts.members().under("Iterations"));
    return Answer.of(data);
  }

  private Map<String, Object> system() {
    var now = clock.now();
    var system = new LinkedHashMap<String, Object>();
    system.put("InstanceId", facts.id());
    system.put("Started", PythonTime.of(facts.started()));
    system.put("Generated", PythonTime.of(now));
    system.put("Uptime", PythonTime.of(Duration.between(facts.started(), now)));
    system.put("Zmqaddress", facts.address());
    system.put("Ifaces", facts.interfaces());
    system.put("StatusPublisher", facts.publisher());
    system.put("Host", facts.host());
    system.put("Account", System.getProperty("user.name"));
    system.put("Wd", System.getProperty("user.dir"));
    system.put("PythonVersion", "none: Bellwether on Java " + System.getProperty("java.version"));
    system.put("Python", System.getProperty("java.home") + "/bin/java");
    system.put("Platform", System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT));
    return system;
  }

  private record Counts(StateCounter jobs, StateCounter members) {}

  private static Counts count(Engine engine) {
    var counts = new Counts(new StateCounter(), new StateCounter());
    for (var name : engine.jobNames()) {
      engine
          .job(name)
          .ifPresent(view -> {
            counts.jobs().add(JobSnapshot.of(view).state(), 1);
            counts.members().add(view.tally().get());
          });
    }
    return counts;
  }

  /// Counts jobs or iterations under the four headings of a `status` answer.
  private static final class StateCounter {
    private long waiting;
    private long executing;
    private long failed;
    private long finished;

    void add(Tally members) {
      for (var state : JobState.values()) {
        add(state, members.of(state));
      }
    }

    void add(JobState state, long many) {
      switch (state) {
        case CREATED, AWAITING_PARENTS, READY, RESTART_READY, SCHEDULED -> waiting += many;
        case RUNNING, RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> executing += many;
        case FAILED, UPSTREAM_FAILED -> failed += many;
        case JOB_FINISHED, CANCELLED -> finished += many;
      }
    }

    Map<String, Object> under(String noun) {
      var stats = new LinkedHashMap<String, Object>();
      stats.put("Total" + noun, waiting + executing + failed + finished);
      stats.put("InSchedule" + noun, waiting);
      stats.put("Failed" + noun, failed);
      stats.put("Finished" + noun, finished);
      stats.put("Executing" + noun, executing);
      return stats;
    }
  }
}
