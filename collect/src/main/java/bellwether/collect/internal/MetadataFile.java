package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.internal.papiex.PickleValues;
import bellwether.collect.internal.pickle.PickleException;
import bellwether.collect.internal.pickle.PickleReader;
import bellwether.collect.internal.pickle.PickleWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Reads the file `job_metadata`: a pickle, or a JSON object with the same keys.
public final class MetadataFile {
  private static final int LARGEST = 16 << 20;

  private MetadataFile() {}

  /// @param source where the job comes from, for messages
  public static Metadata read(InputStream in, String source) throws IOException {
    return new Metadata(source, values(bytes(in, source), source));
  }

  /// The bytes of such a file, as long as they are not too many.
  static byte[] bytes(InputStream in, String source) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw refuse(source, "it is larger than " + (LARGEST >> 20) + " MiB");
    }
    return bytes;
  }

  /// Keys and values as they stand in the file.
  static Map<String, @Nullable Object> values(byte[] bytes, String source) {
    return isJson(bytes) ? json(bytes, source) : pickle(bytes, source);
  }

  /// The file with other values of these keys.
  public static byte[] with(byte[] bytes, Map<String, ?> values, String source) {
    if (isJson(bytes)) {
      throw refuse(source, "it is JSON, which only an editor changes");
    }
    try {
      return PickleWriter.with(bytes, values);
    } catch (PickleException wrong) {
      throw refuse(source, wrong.reason());
    }
  }

  private static boolean isJson(byte[] bytes) {
    int i = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    while (i < bytes.length && Character.isWhitespace(bytes[i])) {
      i++;
    }
    return i < bytes.length && bytes[i] == '{';
  }

  private static Map<String, @Nullable Object> pickle(byte[] bytes, String source) {
    try {
      return PickleValues.map(PickleReader.read(bytes));
    } catch (PickleException wrong) {
      throw refuse(
          source,
          "expected a Python pickle or a JSON object, found %s (%s): was the file copied completely?"
              .formatted(FoundBytes.description(bytes, bytes.length), wrong.reason()));
    }
  }

  private static Map<String, @Nullable Object> json(byte[] bytes, String source) {
    try {
      return Json.map(Json.read(bytes));
    } catch (JacksonException wrong) {
      TokenStreamLocation at = wrong.getLocation();
      String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw refuse(source, "it is not valid JSON: " + place + ": " + wrong.getOriginalMessage());
    }
  }

  private static ImportException refuse(String source, String reason) {
    return new ImportException(source + ": job_metadata cannot be read: " + reason);
  }
}
