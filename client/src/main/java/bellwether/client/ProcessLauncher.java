package bellwether.client;

import bellwether.client.internal.AddressFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts a program that takes the arguments of `qcg-pm-service`, and finds its address in the
/// auxiliary directory that it makes.
public final class ProcessLauncher implements ServiceLauncher {
  private static final Logger LOG = System.getLogger("bellwether.client");
  private static final Duration LOOK = Duration.ofMillis(20);

  /// Tells the service whose end is its own, too.
  private static final String STARTER = "BELLWETHER_STARTER";

  private final List<String> command;

  /// Will start this program, with these first arguments.
  public ProcessLauncher(String... command) {
    this.command = List.of(command);
  }

  @Override
  public LaunchedService launch(List<String> arguments, Duration startTimeout)
      throws InterruptedException {
    AddressFiles files = AddressFiles.below(workingDirectory(arguments));
    Path output = temporary();
    try {
      return start(arguments, output, new Search(files, startTimeout, output));
    } catch (IOException e) {
      throw new ServiceException("The service could not be started: " + e.getMessage(), e);
    } finally {
      delete(output);
    }
  }

  private Running start(List<String> arguments, Path output, Search search)
      throws IOException, InterruptedException {
    List<String> all = Stream.concat(command.stream(), arguments.stream()).toList();
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put(STARTER, Long.toString(ProcessHandle.current().pid()));
    Process process = builder.start();
    try {
      return new Running(process, search.address(process));
    } catch (InterruptedException | IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("service", ".out");
    } catch (IOException e) {
      throw new FileException("No file could be made for the output of the service: " + e, e);
    }
  }

  /// A service that runs keeps its file open, so that its name is of no use any more.
  private static void delete(Path output) {
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Left behind: " + output, e);
    }
  }

  private static Path workingDirectory(List<String> arguments) {
    int option = arguments.lastIndexOf("--wd");
    return Path.of(option >= 0 && option + 1 < arguments.size() ? arguments.get(option + 1) : ".");
  }

  /// Looks for the address of a service that starts.
  private record Search(AddressFiles files, Duration timeout, Path output) {

    String address(Process process) throws InterruptedException, IOException {
      for (long left = timeout.dividedBy(LOOK); left >= 0; left--) {
        boolean ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        Optional<String> found = files.newAddress();
        if (found.isPresent()) {
          return found.get();
        }
        if (ended) {
          throw new ServiceException(
              "The service ended at once with exit status %d: %s"
                  .formatted(process.exitValue(), Files.readString(output).strip()));
        }
      }
      throw new ServiceException(
          "Expected the service to start within %s, found no address below %s"
              .formatted(timeout, files.folder()));
    }
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
