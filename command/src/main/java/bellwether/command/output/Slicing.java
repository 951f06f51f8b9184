package bellwether.command.output;

import bellwether.command.CommandException;
import bellwether.query.table.MemoryTable;
import bellwether.query.table.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rows of an answer are wanted, and in what order.
public final class Slicing {
  private static final String DOWN = ":desc";
  private static final String UP = ":asc";

  @Option(
      names = "--order",
      paramLabel = "COL",
      split = ",",
      description = "Sort by these columns; COL:desc for the largest first.")
  private List<String> order = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many rows.")
  private @Nullable Long limit;

  @Option(names = "--offset", paramLabel = "N", description = "Without the first so many rows.")
  private @Nullable Long offset;

  @Option(names = "--top", paramLabel = "N", description = "The N largest, by the column of --by.")
  private @Nullable Long top;

  @Option(names = "--by", paramLabel = "COL", description = "The column that --top goes by.")
  private @Nullable String by;

  /// How rows are sorted; empty: as usual.
  public List<Order> orders(String usual) {
    if (top != null && !order.isEmpty()) {
      throw CommandException.wrongInput("Expected --top or --order, but found both; choose one");
    }
    if (top != null || by != null) {
      return List.of(Order.desc(by == null ? usual : by));
    }
    return order.stream().map(Slicing::order).toList();
  }

  private static Order order(String text) {
    var word = text.strip();
    var small = word.toLowerCase(Locale.ROOT);
    if (small.endsWith(DOWN)) {
      return Order.desc(word.substring(0, word.length() - DOWN.length()));
    }
    if (word.startsWith("-")) {
      return Order.desc(word.substring(1));
    }
    return Order.by(small.endsWith(UP) ? word.substring(0, word.length() - UP.length()) : word);
  }

  /// How many rows at most; 0: all.
  public long most() {
    if (top != null && limit != null) {
      throw CommandException.wrongInput("Expected --top or --limit, but found both; choose one");
    }
    return top != null ? positive("--top", top) : limit != null ? positive("--limit", limit) : 0;
  }

  /// How many rows are left out at the beginning.
  public long first() {
    if (offset != null && offset < 0) {
      throw CommandException.wrongInput(
          "Expected a number from 0 after --offset, but found " + offset);
    }
    return offset == null ? 0 : offset;
  }

  /// The rows of a small answer that are wanted.
  public MemoryTable of(MemoryTable all) {
    return all.slice(first(), most());
  }

  /// Whether some rows may be left out.
  public boolean cuts() {
    return most() > 0 || first() > 0;
  }

  private static long positive(String option, long text) {
    if (text < 1) {
      throw CommandException.wrongInput(
          "Expected a number from 1 after %s, but found %d".formatted(option, text));
    }
    return text;
  }
}
