package bellwether.qcg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/// What clients may do to the sockets.
@Timeout(60)
class EndpointTest {
  private static final EndpointOptions ANY = EndpointOptions.defaults().withRange(20_000, 60_000);

  @TempDir Path folder;

  private static Endpoint echo(EndpointOptions options) {
    var endpoint = Endpoint.bind(options);
    endpoint.serve(message -> message);
    return endpoint;
  }

  private static String ask(Endpoint endpoint, String message) {
    try (var client = new RawClient(endpoint)) {
      return client.raw(message.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void listensOnThisMachineAlone() {
    try (var endpoint = echo(ANY)) {
      assertThat(endpoint.address()).matches("tcp://127\\.0\\.0\\.1:\\d+");
      assertThat(endpoint.publisherAddress()).matches("tcp://127\\.0\\.0\\.1:\\d+");
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  @Test
  void tellsAnAddressThatOthersCanReach() {
    try (var endpoint = echo(ANY.withHost("0.0.0.0"))) {
      assertThat(endpoint.address()).doesNotContain("0.0.0.0");
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  @Test
  void takesThePortsThatItIsGiven() {
    int port;
    try (var free = echo(ANY)) {
      port = URI.create(free.address()).getPort();
    }
    try (var endpoint = echo(ANY.withPorts(port, 0))) {
      assertThat(endpoint.address()).isEqualTo("tcp://127.0.0.1:" + port);
      assertThatThrownBy(() -> Endpoint.bind(ANY.withPorts(port, 0)))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("tcp://127.0.0.1:" + port);
    }
  }

  @Test
  void needsNoPublisher() {
    try (var endpoint = echo(ANY.withoutPublisher())) {
      endpoint.publish("lost");
      assertThat(endpoint.publisherAddress()).isNull();
    }
  }

  @Test
  void holdsNoMemoryForConnectionsThatAreGone() throws IOException {
    try (var endpoint = echo(ANY)) {
      greetAndLeave(endpoint, 100);
      long before = directBytes();
      greetAndLeave(endpoint, 2_000);
      assertThat(directBytes() - before).isLessThan(4 << 20);
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  /// A client's greeting as ZeroMQ 4 sends it, to which the endpoint gets its buffers ready.
  private static void greetAndLeave(Endpoint endpoint, int times) throws IOException {
    var greeting = new byte[64];
    System.arraycopy(
        new byte[] {-1, 0, 0, 0, 0, 0, 0, 0, 1, 127, 3, 0, 'N', 'U', 'L', 'L'}, 0, greeting, 0, 16);
    var address = URI.create(endpoint.address());
    for (int i = 0; i < times; i++) {
      try (var client = new Socket(address.getHost(), address.getPort())) {
        client.getOutputStream().write(greeting);
        client.getInputStream().readNBytes(65);
      }
    }
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void survivesAClientThatVanishesBeforeItsAnswer() {
    try (var endpoint = echo(ANY)) {
      for (int i = 0; i < 20; i++) {
        try (var context = new ZContext()) {
          var client = context.createSocket(SocketType.REQ);
          client.setLinger(100);
          client.setHandshakeIvl(300);
          client.connect(endpoint.address());
          client.send("gone");
        }
      }
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  @Test
  void survivesBytesThatAreNoZeroMq() throws IOException {
    try (var endpoint = echo(ANY)) {
      var at = URI.create(endpoint.address());
      for (var bytes :
          new String[] {"GET / HTTP/1.1\r\n\r\n", "\u0001\u0000", "x".repeat(100_000)}) {
        try (var socket = new Socket(at.getHost(), at.getPort())) {
          socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException refused) {
          assertThat(refused).hasMessageMatching("(?s).*(reset|pipe).*");
        }
      }
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  @Test
  void refusesSeveralFrames() {
    try (var endpoint = echo(ANY);
        var context = new ZContext()) {
      var client = context.createSocket(SocketType.REQ);
      client.setHandshakeIvl(300);
      client.connect(endpoint.address());
      client.sendMore("a");
      client.send("b");
      assertThat(client.recvStr()).contains("expected one frame, but found several");
      assertThat(ask(endpoint, "x")).isEqualTo("x");
    }
  }

  @Test
  void survivesAHandlerThatFails() {
    try (var endpoint = Endpoint.bind(ANY)) {
      endpoint.serve(message -> {
        throw new IllegalStateException("a defect");
      });
      assertThat(ask(endpoint, "x")).contains("Failed to process request: a defect");
      assertThat(ask(endpoint, "x")).contains("\"code\": 1");
    }
  }

  @Test
  void servesManyClientsAtOnce() throws Exception {
    try (var service = new Service(folder, "2")) {
      var threads = new Thread[8];
      for (int i = 0; i < threads.length; i++) {
        var name = "c" + i;
        threads[i] = Thread.ofPlatform().start(() -> submitTwenty(service, name));
      }
      for (var thread : threads) {
        thread.join();
      }
      service.session.manager().awaitIdle();
      assertThat(service.session.manager().tally().ended()).isEqualTo(160);
    }
  }

  private static void submitTwenty(Service service, String name) {
    try (var client = new RawClient(service.endpoint)) {
      for (int i = 0; i < 20; i++) {
        client.submit("{'name':'%s_%d','execution':{'exec':'true'}}".formatted(name, i));
        client.ask("{broken");
      }
    }
  }
}
