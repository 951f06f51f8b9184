package bellwether.model.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody may have meant.
public final class Nearest {
  private Nearest() {}

  private static final int LONGEST = 100;

  /// The candidate that differs least, if it differs little.
  public static Optional<String> to(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= 1 + candidate.length() / 4)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// ` (did you mean …?)`, or nothing.
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map("; did you mean %s?"::formatted).orElse("");
  }

  /// How many letters are to be added, removed, replaced or swapped with their neighbour.
  private static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, new int[] {i, j});
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, String b, int[] at) {
    int i = at[0];
    int j = at[1];
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
