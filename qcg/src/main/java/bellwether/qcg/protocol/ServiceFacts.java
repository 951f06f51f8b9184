package bellwether.qcg.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the service tells of itself.
///
/// @param id the instance id, which also stands in every event
/// @param host this machine's name
/// @param address where it takes requests, as other programs reach it; null: nowhere
/// @param publisher where it publishes events; null: nowhere
/// @param interfaces what it takes requests from: `ZMQ`, `FILE`
public record ServiceFacts(
    String id,
    Instant started,
    String host,
    @Nullable String address,
    @Nullable String publisher,
    List<String> interfaces) {

  public ServiceFacts {
    interfaces = List.copyOf(interfaces);
  }
}
