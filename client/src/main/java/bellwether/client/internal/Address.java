package bellwether.client.internal;

import bellwether.client.WrongArgumentsException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ZeroMQ address of a service: `[protocol://]host[:port]`, made complete.
public final class Address {
  public static final String VARIABLE = "QCG_PM_ZMQ_ADDRESS";
  private static final String DEFAULT = "tcp://127.0.0.1:5555";
  private static final Pattern PROTOCOL = Pattern.compile("\\w+://.*");
  private static final Pattern PORT = Pattern.compile("\\w+://.*:\\d+");

  private Address() {}

  /// The given address, else that of the environment, else the default.
  public static String of(@Nullable String given, Map<String, String> environment) {
    return complete(given != null ? given : environment.getOrDefault(VARIABLE, DEFAULT));
  }

  private static String complete(String address) {
    if (address.isBlank() || address.chars().anyMatch(Character::isWhitespace)) {
      throw new WrongArgumentsException(
          "Expected an address such as tcp://127.0.0.1:5555, found \"" + address + "\"");
    }
    String withProtocol = PROTOCOL.matcher(address).matches() ? address : "tcp://" + address;
    boolean isTcp = withProtocol.startsWith("tcp://");
    return !isTcp || PORT.matcher(withProtocol).matches() ? withProtocol : withProtocol + ":5555";
  }
}
