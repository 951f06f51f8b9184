package bellwether.collect.internal.pickle;

import bellwether.collect.internal.papiex.Plain;
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
      decoded = Plain.text(bytes);
      text = decoded;
    }
    return decoded;
  }
}
