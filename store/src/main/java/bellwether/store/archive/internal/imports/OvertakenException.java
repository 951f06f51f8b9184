package bellwether.store.archive.internal.imports;

import java.io.Serial;

/// Work that came to nothing because another process changed the same at the same time. Done again
/// from what is there now, it may succeed.
public final class OvertakenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param what was changed meanwhile
  public OvertakenException(String what) {
    super(what);
  }
}
