package bellwether.collect.internal.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A byte string of a pickle; as text it is decoded once, however often it is recalled.
public final class PickleBytes {
  private final byte[] bytes;
  private @Nullable String text;

  PickleBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  public String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = decoded(bytes);
      text = decoded;
    }
    return decoded;
  }

  /// The text of a Python 2 string: UTF-8 as a rule, else Latin-1.
  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
