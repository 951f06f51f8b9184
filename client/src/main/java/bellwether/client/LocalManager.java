package bellwether.client;

import static bellwether.client.internal.Connection.uninterrupted;

import bellwether.client.internal.Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A manager whose service it has started itself, and ends.
public final class LocalManager extends Manager {
  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  private final LaunchedService service;
  private final AtomicBoolean finished = new AtomicBoolean();

  private LocalManager(LaunchedService service, ClientOptions options) {
    super(Address.of(service.address(), Map.of()), options);
    this.service = service;
  }

  /// Starts the service on the class path with these arguments of `qcg-pm-service`.
  ///
  /// @throws ServiceException when it does not start
  public static LocalManager start(String... arguments) {
    return start(ServiceLauncher.installed(), List.of(arguments), ClientOptions.DEFAULT);
  }

  /// Starts a service with these arguments of `qcg-pm-service`; `--net` is added when it lacks.
  ///
  /// @throws ServiceException when it does not start
  public static LocalManager start(
      ServiceLauncher launcher, List<String> arguments, ClientOptions options) {
    List<String> all =
        arguments.contains("--net")
            ? arguments
            : Stream.concat(arguments.stream(), Stream.of("--net")).toList();
    LaunchedService service = uninterrupted(() -> launcher.launch(all, options.startTimeout()));
    try {
      return new LocalManager(service, options);
    } catch (ClientException e) {
      service.terminate();
      throw e;
    }
  }

  /// Whether the service runs.
  public boolean isRunning() {
    return service.isRunning();
  }

  /// Ends the service; when it has not ended after 10 seconds, without regard for its jobs.
  @Override
  public void finish() {
    if (finished.compareAndSet(false, true)) {
      try {
        if (service.isRunning()) {
          super.finish();
          uninterrupted(() -> service.awaitEnd(END_PATIENCE));
        }
      } finally {
        service.terminate();
        super.close();
      }
    }
  }

  /// Ends the service without regard for its jobs.
  public void terminate() {
    finished.set(true);
    service.terminate();
    super.close();
  }

  /// Ends the service, unless that is done.
  @Override
  public void close() {
    finish();
  }
}
