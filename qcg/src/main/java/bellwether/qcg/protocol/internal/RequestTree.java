package bellwether.qcg.protocol.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Parses messages: JSON in UTF-8, into maps, lists, texts, numbers, booleans and nulls.
public final class RequestTree {
  private static final int DEEPEST = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// The parser's words about where its text came from, which is always the message.
  private static final Pattern SOURCE =
      Pattern.compile(" \\(start marker.*| \\[Source.*| at \\[Source.*");

  private RequestTree() {}

  /// The tree of a message.
  ///
  /// @throws RefusedException when it is no JSON
  public static @Nullable Object of(byte[] message) {
    try {
      return MAPPER.readValue(text(message), Object.class);
    } catch (JacksonException problem) {
      throw new RefusedException("the message is no JSON: " + sentence(problem));
    }
  }

  private static String text(byte[] message) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException problem) {
      throw new RefusedException("the message is no text in UTF-8");
    }
  }

  private static String sentence(JacksonException problem) {
    var message = String.valueOf(problem.getOriginalMessage());
    return SOURCE.matcher(message.lines().findFirst().orElse("it is empty")).replaceAll("");
  }
}
