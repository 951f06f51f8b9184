package bellwether.cli.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// What an I/O error means, in words for people.
final class Reasons {
  private Reasons() {}

  static @Nullable String of(IOException error) {
    return switch (error) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> error.getMessage();
    };
  }
}
