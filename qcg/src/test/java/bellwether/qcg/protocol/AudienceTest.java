package bellwether.qcg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AudienceTest {
  @Test
  void isThisMachineWhereTheServiceListensAtItsLoopbackAddress() {
    assertThat(Stream.of("127.0.0.1", "localhost", "127.0.0.7", "[::1]").map(Audience::of))
        .containsOnly(Audience.MACHINE);
    assertThat(Audience.of(EndpointOptions.defaults().host())).isEqualTo(Audience.MACHINE);
  }

  @Test
  void isTheNetworkWhereTheServiceListensAtAllAddresses() {
    assertThat(Stream.of("*", "0.0.0.0", "[::]").map(Audience::of)).containsOnly(Audience.NETWORK);
  }

  @Test
  void isWhoReachesTheAddressOtherwise() {
    assertThat(Audience.of("10.0.0.7")).isEqualTo(Audience.ADDRESS);
    assertThat(Audience.ADDRESS.sentence("tcp://10.0.0.7:2222", "ann"))
        .startsWith("listening at tcp://10.0.0.7:2222: everyone who reaches this address ")
        .contains("run commands as ann");
  }
}
