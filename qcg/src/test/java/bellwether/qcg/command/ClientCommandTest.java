package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.client.ClientOptions;
import bellwether.client.LocalManager;
import bellwether.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ClientCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path folder;

  private int run(String... args) {
    out.reset();
    err.reset();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            false,
            false);
    return ClientCommand.run(console, List.of(args));
  }

  private LocalManager service() {
    var variables = new HashMap<>(System.getenv());
    variables.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    return LocalManager.start(
        new InnerService(variables),
        List.of("--wd", folder.toString(), "--nodes", "3"),
        ClientOptions.DEFAULT);
  }

  private void hasStatus() {
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .startsWith("[System]")
        .contains(
            "[Resources]", "TotalCores=3", "[JobStats]", "[IterationStats]", "Ifaces=['ZMQ']");
  }

  @Test
  void asksTheServiceOfAnAddressOrAFolderBeforeOrBehindTheCommand() {
    try (var manager = service()) {
      assertThat(run("-a", manager.address(), "status")).isZero();
      hasStatus();
      assertThat(run("status", "-p", folder.toString())).isZero();
      hasStatus();
      environment.put("QCG_PJM_DIR", folder.toString());
      assertThat(run("status")).isZero();
      hasStatus();
    }
  }

  @Test
  void readsTheFinalStatusOfAServiceThatHasEnded() {
    service().close();
    assertThat(run("-p", folder.toString(), "status")).isZero();
    hasStatus();
  }

  @Test
  void saysWhereItFoundNoService() throws Exception {
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("-p", empty.toString(), "status")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: unable to find QCG PJM network interface address (use '-p' or '-a' argument)\n");
  }

  @Test
  void knowsNoOtherCommand() {
    assertThat(run("stats")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("No such command 'stats'. Did you mean 'status'?");
  }
}
