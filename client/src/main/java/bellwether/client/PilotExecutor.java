package bellwether.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs jobs made from templates on a service of its own. Safe for many threads.
public final class PilotExecutor implements AutoCloseable {
  private static final String JOB_ID = "QCG_PM_EXEC_API_JOB_ID";
  private final LocalManager manager;

  private PilotExecutor(LocalManager manager) {
    this.manager = manager;
  }

  /// An executor on the service of the class path with all defaults.
  public static PilotExecutor start() {
    return builder().start();
  }

  /// An executor to be described.
  public static Builder builder() {
    return new Builder();
  }

  /// Submits a template that needs no arguments.
  public PilotFuture submit(Template template) {
    return submit(template, List.of(), Map.of());
  }

  /// Submits a template, filled with these arguments.
  public PilotFuture submit(Template template, Map<String, ?> arguments) {
    return submit(template, List.of(), arguments);
  }

  /// Submits a template; arguments go before dictionaries, later ones before earlier ones, and
  /// these before the defaults of the template.
  ///
  /// @throws InvalidJobException when a place of the template stays empty, or the result is no job
  public PilotFuture submit(
      Template template, List<? extends Map<String, ?>> dicts, Map<String, ?> arguments) {
    Map<String, Object> description = template.fill(dicts, arguments);
    Jobs jobs = new Jobs().addStd(withJobId(description));
    return new PilotFuture(manager.submit(jobs), manager);
  }

  /// The manager behind this.
  public LocalManager manager() {
    return manager;
  }

  /// Ends the service; a second time it does nothing.
  public void shutdown() {
    manager.finish();
  }

  @Override
  public void close() {
    shutdown();
  }

  private static Map<String, Object> withJobId(Map<String, Object> description) {
    Map<String, Object> job = new LinkedHashMap<>(description);
    if (job.get("execution") instanceof Map<?, ?> given) {
      Map<Object, Object> execution = new LinkedHashMap<>(given);
      Map<Object, Object> env = new LinkedHashMap<>();
      if (given.get("env") instanceof Map<?, ?> variables) {
        env.putAll(variables);
      }
      env.put(JOB_ID, "${jname}");
      // The protocol forbids an environment beside a script.
      if (!given.containsKey("script")) {
        execution.put("env", env);
      }
      job.put("execution", execution);
    }
    return job;
  }

  /// The level of the service's log.
  public enum LogLevel {
    CRITICAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG
  }

  /// What an executor starts with.
  public static final class Builder {
    private Path wd = Path.of(".");
    private @Nullable String resources;
    private boolean reserveCore;
    private boolean enableRtStats;
    private @Nullable Path wrapperRtStats;
    private LogLevel logLevel = LogLevel.INFO;
    private List<String> otherArgs = List.of();
    private @Nullable ServiceLauncher launcher;
    private ClientOptions options = ClientOptions.DEFAULT;

    private Builder() {}

    /// The working directory of the service, by default the current one.
    public Builder wd(Path folder) {
      wd = folder;
      return this;
    }

    /// The nodes and cores to use, `[name:]cores,...`; by default all that there are.
    public Builder resources(String nodes) {
      resources = nodes;
      return this;
    }

    /// Keeps a core for the service itself.
    public Builder reserveCore(boolean reserve) {
      reserveCore = reserve;
      return this;
    }

    /// Records the true start and end of each job.
    public Builder enableRtStats(boolean enable) {
      enableRtStats = enable;
      return this;
    }

    /// The wrapper program with which QCG-PilotJob finds them; Bellwether needs none.
    public Builder wrapperRtStats(Path program) {
      wrapperRtStats = program;
      return this;
    }

    public Builder logLevel(LogLevel level) {
      logLevel = level;
      return this;
    }

    /// Further arguments of `qcg-pm-service`.
    public Builder otherArgs(String... arguments) {
      otherArgs = List.of(arguments);
      return this;
    }

    /// What starts the service, by default that of the class path.
    public Builder launcher(ServiceLauncher starter) {
      launcher = starter;
      return this;
    }

    public Builder options(ClientOptions patience) {
      options = patience;
      return this;
    }

    /// Starts the service.
    ///
    /// @throws ServiceException when it does not start
    public PilotExecutor start() {
      ServiceLauncher starter = launcher == null ? ServiceLauncher.installed() : launcher;
      return new PilotExecutor(LocalManager.start(starter, arguments(), options));
    }

    List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--log", logLevel.name().toLowerCase(Locale.ROOT)));
      arguments.addAll(List.of("--wd", wd.toString()));
      if (resources != null) {
        arguments.addAll(List.of("--nodes", resources));
      }
      if (reserveCore) {
        arguments.add("--system-core");
      }
      if (enableRtStats) {
        arguments.add("--enable-rt-stats");
      }
      if (wrapperRtStats != null) {
        arguments.addAll(List.of("--wrapper-rt-stats", wrapperRtStats.toString()));
      }
      arguments.addAll(otherArgs);
      return arguments;
    }
  }
}
