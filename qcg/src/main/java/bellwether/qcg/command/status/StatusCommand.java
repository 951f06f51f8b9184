package bellwether.qcg.command.status;

import bellwether.client.ClientException;
import bellwether.client.ClientOptions;
import bellwether.client.ConnectionException;
import bellwether.client.Manager;
import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.files.AuxiliaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `status`: prints what a service tells about itself, section by section. Of one that has ended it
/// prints the final status.
@Command(name = "status", sortOptions = false)
public final class StatusCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String PORT = "21000";

  private final Console console;

  @Option(
      names = {"-p", "--path"},
      paramLabel = "TEXT",
      description = "working directory of the service")
  private @Nullable String path;

  @Option(
      names = {"-a", "--address"},
      paramLabel = "TEXT",
      description = "address of the service")
  private @Nullable String address;

  @Option(
      names = {"-d", "--debug"},
      description = "write what happens to qcgpjmclient.log")
  private boolean debug;

  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      startLog();
      print(status());
      return 0;
    } catch (ClientException | NotFoundException problem) {
      console.err().println("error: " + problem.getMessage());
      return 1;
    }
  }

  private Map<?, ?> status() {
    var given = address != null ? address : console.environment().get("QCG_PJM_ADDRESS");
    if (given != null) {
      return ask(complete(given));
    }
    var folder = path != null ? path : console.environment().getOrDefault("QCG_PJM_DIR", ".");
    var service = ServiceFolder.below(Path.of(folder));
    try {
      return ask(service.address());
    } catch (ConnectionException gone) {
      return service.finalStatus().orElseThrow(() -> gone);
    }
  }

  /// The default port is not that of the API.
  private static String complete(String given) {
    return given.matches(".*:\\d+") ? given : given + ":" + PORT;
  }

  private static Map<?, ?> ask(String where) {
    try (var manager = Manager.connect(where, ClientOptions.DEFAULT.withRequestTimeout(PATIENCE))) {
      var answer = manager.sendRequest(Map.of("request", "status"));
      return answer.get("data") instanceof Map<?, ?> data ? data : Map.of();
    }
  }

  private void print(Map<?, ?> status) {
    status.forEach((section, values) -> {
      console.out().println("[%s]".formatted(section));
      if (values instanceof Map<?, ?> map) {
        map.forEach((key, value) ->
            console
                .out()
                .println("%s=%s".formatted(key, PythonText.of(Optional.ofNullable(value)))));
      }
    });
  }

  private void startLog() {
    if (debug || console.environment().containsKey("QCG_CLIENT_DEBUG")) {
      try {
        var file = new FileHandler("qcgpjmclient.log");
        file.setFormatter(new SimpleFormatter());
        file.setLevel(Level.ALL);
        var logger = Logger.getLogger("bellwether.client");
        logger.setLevel(Level.ALL);
        logger.addHandler(file);
      } catch (IOException e) {
        throw new NotFoundException("qcgpjmclient.log can not be written: " + e.getMessage());
      }
    }
  }

  /// Nobody can be asked.
  static final class NotFoundException extends RuntimeException {
    NotFoundException(String message) {
      super(message);
    }
  }

  /// The newest auxiliary directory with an address.
  private record ServiceFolder(Path folder, String address) {

    static ServiceFolder below(Path place) {
      return AuxiliaryDirectory.newestIn(place)
          .map(AuxiliaryDirectory::path)
          .flatMap(folder ->
              read(folder.resolve("address")).map(text -> new ServiceFolder(folder, text.strip())))
          .orElseThrow(() ->
              new NotFoundException(
                  "unable to find QCG PJM network interface address (use '-p' or '-a' argument)"));
    }

    Optional<Map<?, ?>> finalStatus() {
      return read(folder.resolve("final_status.json")).map(StatusCommand::parse);
    }

    private static Optional<String> read(Path file) {
      try {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      } catch (IOException e) {
        throw new NotFoundException("%s can not be read: %s".formatted(file, e.getMessage()));
      }
    }
  }

  private static Map<?, ?> parse(String text) {
    try {
      return JsonMapper.shared().readValue(text, Map.class);
    } catch (JacksonException e) {
      throw new NotFoundException("the final status is no JSON: " + e.getOriginalMessage());
    }
  }
}
