package bellwether.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service is: who it is, and how many jobs and iterations stand where.
///
/// @param publisher the address of its events, or null when it publishes none
/// @param system everything that it tells about itself, by its own keys
public record SystemStatus(
    String instance,
    String host,
    @Nullable String publisher,
    ResourceCount resources,
    Counts jobs,
    Counts iterations,
    Map<String, Object> system) {

  /// How many jobs (or iterations) wait, execute, and ended well or not.
  public record Counts(int total, int inSchedule, int executing, int finished, int failed) {}
}
