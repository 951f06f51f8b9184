package bellwether.qcg.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A file of requests: a JSON array.
///
/// @param requests trees of maps, lists, texts, numbers, booleans and nulls
record RequestsFile(List<?> requests) {

  /// Reads a file.
  ///
  /// @throws StartException when it is no such array
  static RequestsFile read(Path file) {
    try {
      var mapper =
          JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
      if (mapper.readValue(Files.readString(file), Object.class) instanceof List<?> list) {
        return new RequestsFile(list);
      }
      throw new StartException("Not an array of requests in json file");
    } catch (JacksonException e) {
      throw new StartException("Wrong job description: " + sentence(e));
    } catch (NoSuchFileException e) {
      throw new StartException(
          "expected the requests in the file %s, but it is not there; name another with --file-path"
              .formatted(file));
    } catch (IOException e) {
      throw new StartException("Wrong job description: %s can not be read (%s)".formatted(file, e));
    }
  }

  /// A hash of what the requests say, however the file is laid out.
  String digest() {
    try {
      var text = requests.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256: every Java has it", e);
    }
  }

  private static String sentence(JacksonException problem) {
    var at = problem.getLocation();
    var first = String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("");
    return at == null
        ? first
        : "%s: line %d column %d".formatted(first, at.getLineNr(), at.getColumnNr());
  }
}
