package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/// The service as a process of its own.
@Timeout(120)
class ServiceProcessTest {
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  private Process start(String... words) throws IOException {
    return start(List.of(), words);
  }

  private Process start(List<String> starter, String... words) throws IOException {
    var command = new ArrayList<>(starter);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "bellwether.qcg.command.ServiceMain",
            "--id",
            "svc"));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put(CatalogPlace.VARIABLE, folder.resolve("catalog.db").toString());
    var process = builder.start();
    started.add(process);
    return process;
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private int end(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void await(Path file) throws IOException {
    while (!Files.exists(file) || Files.size(file) == 0) {
      Thread.onSpinWait();
    }
  }

  private Path auxiliary(String file) {
    return folder.resolve(".qcgpjm-service-svc").resolve(file);
  }

  private static final String WORK =
      """
      [{"request": "submit", "jobs": [{"name": "it", "iteration": {"stop": 3}, "execution": {"exec": "sh",
         "args": ["-c", "test ${it} = 0 || test -e go || { echo x > pid; exec sleep 1000; }; echo x >> ran.${it}"]}}]}]
      """;

  @Test
  void endsItsJobsAtASignalAndGoesOnLater() throws Exception {
    Files.writeString(folder.resolve("qcg_pm_reqs.json"), WORK);
    var first = start("--file", "--nodes", "1");
    await(folder.resolve("pid"));
    var jobs = first.descendants().toList();
    first.destroy();
    assertThat(end(first)).isEqualTo(143);
    assertThat(jobs).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(auxiliary("jobs.report")).content().contains("\"it:0\"").doesNotContain("it:1");
    assertThat(auxiliary("final_status.json")).content().contains("\"TotalIterations\": 3");
    Files.createFile(folder.resolve("go"));
    assertThat(end(start("--resume", "."))).isZero();
    assertThat(folder.resolve("ran.0")).hasContent("x");
    assertThat(folder.resolve("ran.2")).hasContent("x");
    assertThat(auxiliary("track.states"))
        .content()
        .endsWith("{\"task\": \"it\", \"iteration\": null, \"state\": \"SUCCEED\"}\n");
  }

  @Test
  void endsAsQcgDoesAtAnInterrupt() throws Exception {
    Files.writeString(folder.resolve("qcg_pm_reqs.json"), WORK);
    var service = start("--file", "--nodes", "1");
    await(folder.resolve("pid"));
    new ProcessBuilder("kill", "-INT", Long.toString(service.pid())).start().waitFor();
    assertThat(end(service)).isZero();
    assertThat(folder.resolve("log")).content().contains("signal interrupt - stopping service");
    assertThat(auxiliary("final_status.json")).exists();
  }

  @Test
  void endsWithTheProgramThatStartedIt() throws Exception {
    var starter =
        List.of(
            "sh",
            "-c",
            "\"$@\" & echo $! > service; until [ -s .qcgpjm-service-svc/address ]; do sleep 0.05; done",
            "sh");
    assertThat(end(start(starter, "--net", "--nodes", "1", "--exit-with-parent"))).isZero();
    var service = Long.parseLong(Files.readString(folder.resolve("service")).strip());
    var left = ProcessHandle.of(service);
    if (left.isPresent()) {
      left.get().onExit().get(60, TimeUnit.SECONDS);
    }
    assertThat(auxiliary("service.log"))
        .content()
        .contains("the program that started the service is gone - stopping service");
    assertThat(auxiliary("final_status.json")).exists();
  }

  @Test
  void answersOverTheNetworkAndTellsJobsWhere() throws Exception {
    var service = start("--net", "--nodes", "1");
    await(auxiliary("address"));
    var address = Files.readString(auxiliary("address"));
    try (var context = new ZContext();
        var socket = context.createSocket(SocketType.REQ)) {
      socket.connect(address);
      socket.send(
          "{\"request\": \"submit\", \"jobs\": [{\"name\": \"j\", \"execution\": {\"exec\": \"sh\", "
              + "\"args\": [\"-c\", \"echo $QCG_PM_ZMQ_ADDRESS > told\"]}}]}");
      assertThat(socket.recvStr()).contains("\"message\": \"1 jobs submitted\"");
      socket.send("{\"request\": \"control\", \"command\": \"finishAfterAllTasksDone\"}");
      assertThat(socket.recvStr()).contains("\"code\": 0");
    }
    assertThat(end(service)).isZero();
    assertThat(folder.resolve("told")).hasContent(address);
    assertThat(folder.resolve("log"))
        .content()
        .contains("listening at " + address + ": every user of this machine can connect");
    assertThat(auxiliary("final_status.json")).content().contains(address);
  }
}
