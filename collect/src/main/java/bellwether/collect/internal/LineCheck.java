package bellwether.collect.internal;

import bellwether.collect.internal.papiex.LineDamage;
import bellwether.collect.internal.papiex.Lines;

/// Refuses lines of which a part is missing.
public final class LineCheck {
  private LineCheck() {}

  public static void check(Lines lines) throws LineDamage {
    if (lines.tooLong()) {
      throw new LineDamage("the line is longer than " + (Lines.LONGEST >> 20) + " MiB");
    }
    if (!lines.whole()) {
      throw new LineDamage(
          "expected a newline at the end of the line, found the end of the file at byte "
              + (lines.to() - lines.from() + 1)
              + ": was the file cut?");
    }
  }
}
