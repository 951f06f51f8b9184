package bellwether.manager.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.manager.control.ControlAnswer.Cancelled;
import bellwether.manager.control.ControlAnswer.Refused;
import bellwether.manager.control.ControlRequest.CancelJobs;
import bellwether.manager.control.ControlRequest.CancelRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ControlTest {
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  @TempDir Path folder;
  private ControlAddress address;
  private final List<ControlRequest> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void place() {
    address = ControlAddress.of(folder.resolve("catalog.db"), 7, NO_ENVIRONMENT);
  }

  private ControlServer answering(ControlAnswer answer) {
    return ControlServer.start(
        address,
        request -> {
          heard.add(request);
          return answer;
        });
  }

  private static void hearAndHangUp(ServerSocketChannel server) {
    try (var connection = server.accept()) {
      ControlLine.receive(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String raw(Path socket, String line) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ControlLine.send(channel, line);
      return ControlLine.receive(channel);
    }
  }

  private static ControlAnswer ask(ControlAddress address, ControlRequest request) {
    return new ControlClient(address).ask(request).orElseThrow();
  }

  @Test
  void requestsAndAnswersArriveAsTheyWereSent() {
    var answer = new Cancelled(1, Map.of("b:3", "has ended: \"JOB_FINISHED\"\n"));
    var request = new CancelJobs(List.of("a", "b:3", "ü \"quoted\""), "wrong\ninput");
    try (var _ = answering(answer)) {
      assertThat(ask(address, request)).isEqualTo(answer);
      assertThat(ask(address, new CancelRun(null))).isEqualTo(answer);
    }
    assertThat(heard).containsExactly(request, new CancelRun(null));
  }

  @Test
  void aRequestThatEndsTheRunIsStillAnswered() throws Exception {
    var ended = new CountDownLatch(1);
    var server =
        ControlServer.start(
            address,
            _ -> {
              ended.countDown();
              LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
              return new Cancelled(4, Map.of());
            });
    var told = CompletableFuture.supplyAsync(() -> ask(address, new CancelRun(null)));
    ended.await();
    server.close();
    assertThat(told.get()).isEqualTo(new Cancelled(4, Map.of()));
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForForEver() throws IOException {
    try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(folder.resolve("catalog.db.run-7.sock")));
      var client = new ControlClient(address, Duration.ofMillis(100));
      assertThatThrownBy(() -> client.ask(new CancelRun(null)))
          .isInstanceOf(ControlException.class)
          .hasMessageContaining("kill");
    }
  }

  @Test
  void onlyTheOwnerMayUseTheSocket() throws Exception {
    try (var server = answering(new Refused("no"))) {
      assertThat(server.path()).isEqualTo(folder.toRealPath().resolve("catalog.db.run-7.sock"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.path())))
          .isEqualTo("rw-------");
      try (var files = Files.list(folder)) {
        assertThat(files).hasSize(1);
      }
    }
  }

  @Test
  void theSocketGoesWithTheServer() {
    var server = answering(new Refused("no"));
    server.close();
    assertThat(server.path()).doesNotExist();
    assertThat(new ControlClient(address).ask(new CancelRun(null))).isEmpty();
  }

  @Test
  void theSocketOfADeadManagerIsReplaced() throws Exception {
    var path = folder.resolve("catalog.db.run-7.sock");
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(new ControlClient(address).ask(new CancelRun(null))).isEmpty();
    try (var _ = answering(new Cancelled(0, Map.of()))) {
      assertThat(ask(address, new CancelRun("x"))).isEqualTo(new Cancelled(0, Map.of()));
    }
  }

  @Test
  void closingLeavesTheSocketOfASuccessor() {
    var first = answering(new Refused("first"));
    try (var _ = answering(new Refused("second"))) {
      first.close();
      assertThat(ask(address, new CancelRun(null))).isEqualTo(new Refused("second"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{\"cancel\": []}",
        "{\"cancel\": [1]}",
        "{\"cancel\": {\"a\": 1}}",
        "{\"cancel_run\": false}",
        "{\"cancel\": [\"a\"",
        "{\"a\": {\"a\": {\"a\": {\"a\": {\"a\": 1}}}}}",
        "{\"n\": 99999999999999999999999}"
      })
  void garbageIsRefusedAndTheServerGoesOn(String line) throws Exception {
    try (var server = answering(new Cancelled(3, Map.of()))) {
      assertThat(raw(server.path(), line)).startsWith("{\"error\":\"Expected ");
      assertThat(ask(address, new CancelRun(null))).isEqualTo(new Cancelled(3, Map.of()));
      assertThat(heard).hasSize(1);
    }
  }

  @Test
  void aLineTooLongIsRefused() throws Exception {
    try (var server = answering(new Cancelled(3, Map.of()));
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(server.path()))) {
      var answer = new FutureTask<>(() -> ControlLine.receive(channel));
      Thread.ofVirtual().start(answer);
      try {
        ControlLine.send(channel, "x".repeat(ControlLine.LIMIT + 100_000));
      } catch (IOException closedMeanwhile) {
        assertThat(closedMeanwhile).hasMessageContaining("pipe");
      }
      assertThat(answer.get()).contains("at most %d bytes".formatted(ControlLine.LIMIT));
    }
  }

  @Test
  void aClientThatSaysNothingHoldsNobodyUp() throws Exception {
    try (var server = answering(new Cancelled(3, Map.of()));
        var _ = SocketChannel.open(UnixDomainSocketAddress.of(server.path()))) {
      assertThat(ask(address, new CancelRun(null))).isEqualTo(new Cancelled(3, Map.of()));
    }
  }

  @Test
  void whatTheHandlerThrowsIsARefusal() {
    Function<ControlRequest, ControlAnswer> broken =
        _ -> {
          throw new IllegalStateException("it is late");
        };
    try (var _ = ControlServer.start(address, broken)) {
      assertThat(ask(address, new CancelRun(null))).isEqualTo(new Refused("it is late"));
    }
  }

  @Test
  void aManagerThatGoesAwayBeforeItAnswersIsTold() throws Exception {
    var path = folder.resolve("catalog.db.run-7.sock");
    try (var mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(path));
      Thread.ofVirtual().start(() -> hearAndHangUp(mute));
      assertThatThrownBy(() -> ask(address, new CancelRun(null)))
          .isInstanceOf(ControlException.class)
          .hasMessageStartingWith("Expected an answer of the manager, but");
    }
  }

  @Test
  void aLongCatalogPathLeadsToAShortSocketPath() throws Exception {
    var deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
    var runtime = Map.of("XDG_RUNTIME_DIR", "/run/user/1000");
    var there = ControlAddress.of(deep.resolve("catalog.db"), 7, runtime).candidates();
    assertThat(there).hasSize(2);
    assertThat(there.getFirst().toString())
        .matches("/run/user/1000/bellwether/[0-9a-f]{16}\\.run-7\\.sock");
    assertThat(there.getLast().toString())
        .matches("/tmp/bellwether-\\d+/[0-9a-f]{16}\\.run-7.sock");
  }

  @Test
  void whereNoSocketCanBeMadeTheNextPlaceIsTaken() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    var second = folder.resolve("own").resolve("s");
    address = new ControlAddress(List.of(file.resolve("s"), second));
    try (var server = answering(new Refused("no"))) {
      assertThat(server.path()).isEqualTo(second);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(second.getParent())))
          .isEqualTo("rwx------");
      assertThat(ask(address, new CancelRun(null))).isEqualTo(new Refused("no"));
    }
  }

  @Test
  void nowhereToListenIsAnError() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    address = new ControlAddress(List.of(file.resolve("s")));
    assertThatThrownBy(() -> answering(new Refused("no")))
        .isInstanceOf(ControlException.class)
        .hasMessageContaining("bellwether cancel will not reach this run");
  }
}
