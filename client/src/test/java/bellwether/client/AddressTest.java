package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.client.internal.Address;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {
  private static final Map<String, String> VARIABLE = Map.of("QCG_PM_ZMQ_ADDRESS", "other:1");

  @Test
  void prefersTheArgumentToTheEnvironmentToTheDefault() {
    assertThat(Address.of("tcp://host:2", VARIABLE)).isEqualTo("tcp://host:2");
    assertThat(Address.of(null, VARIABLE)).isEqualTo("tcp://other:1");
    assertThat(Address.of(null, Map.of())).isEqualTo("tcp://127.0.0.1:5555");
  }

  @Test
  void completesProtocolAndPort() {
    assertThat(Address.of("host", Map.of())).isEqualTo("tcp://host:5555");
    assertThat(Address.of("tcp://host", Map.of())).isEqualTo("tcp://host:5555");
    assertThat(Address.of("ipc:///tmp/x", Map.of())).isEqualTo("ipc:///tmp/x");
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThatThrownBy(() -> Address.of("a b", Map.of()))
        .isInstanceOf(WrongArgumentsException.class);
    assertThatThrownBy(() -> Address.of("", Map.of())).isInstanceOf(WrongArgumentsException.class);
    assertThatThrownBy(() -> Manager.connect("nonsense://host:1"))
        .isInstanceOf(ConnectionException.class);
  }
}
