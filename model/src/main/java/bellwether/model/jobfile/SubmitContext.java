package bellwether.model.jobfile;

import bellwether.model.Clock;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

/// What the variables of the submit phase are made of, and where further files are read from.
///
/// @param clock tells `${date}`, `${time}` and `${dateTime}`
/// @param zone in which they are told
/// @param uuids gives a new UUID each time: `${uniq}` outside `execution` is one for each job
/// @param earlierSubmits how many submit requests came before: `${rcnt}` of the first one is one
///   more
/// @param files the files that jobs name for their values
public record SubmitContext(
    Clock clock, ZoneId zone, Supplier<UUID> uuids, int earlierSubmits, TextFiles files) {

  /// Reads files that a job file names.
  @FunctionalInterface
  public interface TextFiles {
    /// The text of a file.
    ///
    /// @throws IOException with a message that names the file and says what is wrong
    String read(String name) throws IOException;
  }

  /// Where no file can be named.
  public SubmitContext(Clock clock, ZoneId zone, Supplier<UUID> uuids, int earlierSubmits) {
    this(
        clock,
        zone,
        uuids,
        earlierSubmits,
        name -> {
          throw new IOException(name + " can be named only in a job file");
        });
  }

  /// The first submit of a file, in the machine's zone, with random UUIDs.
  public static SubmitContext first(Clock clock) {
    return new SubmitContext(clock, ZoneId.systemDefault(), UUID::randomUUID, 0);
  }

  /// The same that reads files.
  public SubmitContext reading(TextFiles others) {
    return new SubmitContext(clock, zone, uuids, earlierSubmits, others);
  }
}
