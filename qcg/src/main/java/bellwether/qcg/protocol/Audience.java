package bellwether.qcg.protocol;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who can connect to a service. QCG-PilotJob's protocol has no key, so whoever can connect can run
/// commands as the user of the service.
public enum Audience {
  /// The users of this machine.
  MACHINE("every user of this machine"),
  /// Everyone who reaches the one address that it listens at.
  ADDRESS("everyone who reaches this address over the network"),
  /// Everyone who reaches any of the machine's addresses.
  NETWORK("everyone who reaches any address of this machine over the network");

  private final String words;

  Audience(String words) {
    this.words = words;
  }

  /// Who can connect where a service listens at this address or name.
  public static Audience of(String host) {
    if (host.equals("*")) {
      return NETWORK;
    }
    try {
      var address = InetAddress.getByName(host);
      return address.isAnyLocalAddress() ? NETWORK : of(address);
    } catch (UnknownHostException unknown) {
      // It can only be the name of an interface, which is not the one of this machine alone.
      return ADDRESS;
    }
  }

  private static Audience of(InetAddress address) {
    return address.isLoopbackAddress() ? MACHINE : ADDRESS;
  }

  /// What to tell people when a service begins to listen.
  ///
  /// @param user who runs it
  public String sentence(String address, String user) {
    return "listening at %s: %s can connect and run commands as %s, as the protocol has no key"
        .formatted(address, words, user);
  }
}
