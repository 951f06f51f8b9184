package bellwether.client;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/// Starts a pilot manager's service: inside this JVM, or as a program.
///
/// An implementation that is registered with [ServiceLoader] is the one that [LocalManager] uses
/// when none is named.
@FunctionalInterface
public interface ServiceLauncher {

  /// Starts a service with these arguments of `qcg-pm-service` and waits until it can be reached.
  ///
  /// @throws ServiceException when it cannot be reached in time; nothing is left running then
  LaunchedService launch(List<String> arguments, Duration startTimeout) throws InterruptedException;

  /// The launcher on the class path.
  ///
  /// @throws ServiceException when there is none
  static ServiceLauncher installed() {
    return ServiceLoader.load(ServiceLauncher.class)
        .findFirst()
        .orElseThrow(() ->
            new ServiceException(
                "Expected a service on the class path to start, found none; add Bellwether's"
                    + " server jar, or name a ServiceLauncher"));
  }
}
