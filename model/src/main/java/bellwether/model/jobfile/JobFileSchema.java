package bellwether.model.jobfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The JSON Schema of job files (draft 2020-12), by which editors complete and check them.
public final class JobFileSchema {
  private static final String FILE = "job-file.schema.json";

  private JobFileSchema() {}

  /// Its text, the same as `docs/job-file.schema.json`.
  public static String text() {
    try (var stream = JobFileSchema.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(stream, FILE).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
