package bellwether.qcg.protocol;

/// Where the service listens.
///
/// @param host the address to bind to: `127.0.0.1` for this machine alone, `0.0.0.0` or `*` for all
/// @param port for requests; 0: a random one of the range
/// @param publisherPort for events; 0: a random one of the range
/// @param lowest of the range
/// @param highest of the range, inclusive
/// @param publishes whether there is a socket for events at all
public record EndpointOptions(
    String host, int port, int publisherPort, int lowest, int highest, boolean publishes) {
  public EndpointOptions {
    if (lowest < 1 || highest > 65_535 || lowest > highest) {
      throw new ServerException(
          "Expected a range of ports within 1 to 65535, but found %d to %d"
              .formatted(lowest, highest));
    }
  }

  /// This machine alone, on random ports from 2222 to 9999, with events.
  public static EndpointOptions defaults() {
    return new EndpointOptions("127.0.0.1", 0, 0, 2222, 9999, true);
  }

  /// The same with another address to bind to.
  public EndpointOptions withHost(String host) {
    return new EndpointOptions(host, port, publisherPort, lowest, highest, publishes);
  }

  /// The same with ports for requests and events; 0: a random one.
  public EndpointOptions withPorts(int port, int publisherPort) {
    return new EndpointOptions(host, port, publisherPort, lowest, highest, publishes);
  }

  /// The same with another range.
  public EndpointOptions withRange(int lowest, int highest) {
    return new EndpointOptions(host, port, publisherPort, lowest, highest, publishes);
  }

  /// The same without events.
  public EndpointOptions withoutPublisher() {
    return new EndpointOptions(host, port, publisherPort, lowest, highest, false);
  }
}
