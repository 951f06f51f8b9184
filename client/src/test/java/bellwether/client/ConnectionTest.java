package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

class ConnectionTest {

  /// Of connections without a limit to the handshake one in twenty took 30 seconds.
  @RepeatedTest(30)
  @Timeout(15)
  void connectsThoughJeroMqStallsNowAndThen() {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address())) {
      stub.awaitSubscriber();
      assertThat(manager.systemStatus().instance()).isEqualTo("svc");
    }
  }
}
