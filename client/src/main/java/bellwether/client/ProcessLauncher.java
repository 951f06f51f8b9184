package bellwether.client;

import bellwether.client.internal.AddressFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts a program that takes the arguments of `qcg-pm-service`, and finds its address in the
/// auxiliary directory that it makes.
public final class ProcessLauncher implements ServiceLauncher {
  private static final Duration LOOK = Duration.ofMillis(20);
  private final List<String> command;

  /// Will start this program, with these first arguments.
  public ProcessLauncher(String... command) {
    this.command = List.of(command);
  }

  @Override
  public LaunchedService launch(List<String> arguments, Duration startTimeout)
      throws InterruptedException {
    AddressFiles files = AddressFiles.below(workingDirectory(arguments));
    Process process = start(arguments);
    try {
      return new Running(process, address(process, files, startTimeout));
    } catch (InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private Process start(List<String> arguments) {
    List<String> all = Stream.concat(command.stream(), arguments.stream()).toList();
    try {
      return new ProcessBuilder(all)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new ServiceException("The service could not be started: " + e.getMessage(), e);
    }
  }

  private static String address(Process process, AddressFiles files, Duration timeout)
      throws InterruptedException {
    for (long left = timeout.dividedBy(LOOK); left >= 0; left--) {
      boolean ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      Optional<String> found = files.newAddress();
      if (found.isPresent()) {
        return found.get();
      }
      if (ended) {
        throw new ServiceException(
            "The service ended at once with exit status %d; see service.log below %s"
                .formatted(process.exitValue(), files.folder()));
      }
    }
    throw new ServiceException(
        "Expected the service to start within %s, found no address below %s"
            .formatted(timeout, files.folder()));
  }

  private static Path workingDirectory(List<String> arguments) {
    int option = arguments.lastIndexOf("--wd");
    return Path.of(option >= 0 && option + 1 < arguments.size() ? arguments.get(option + 1) : ".");
  }

  private record Running(Process process, String address) implements LaunchedService {

    @Override
    public boolean isRunning() {
      return process.isAlive();
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void terminate() {
      process.destroy();
    }
  }
}
