package bellwether.qcg.protocol.internal;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON as Python's `json.dumps` does: texts in ASCII, a blank after each colon, and either
/// all in one line, with or without a blank after each comma, or indented by two.
public final class PythonJson {
  private static final int ONE_LINE = Integer.MIN_VALUE;
  private static final int LAST_ASCII = 0x7e;

  private final StringBuilder text = new StringBuilder(256);

  private final String comma;

  private PythonJson(String comma) {
    this.comma = comma;
  }

  /// A tree of maps, collections, texts, numbers, booleans and nulls over several lines.
  public static String indented(@Nullable Object tree) {
    return of(tree, 0, ",");
  }

  /// The same in one line, with blanks, as Python does unless told otherwise.
  public static String inOneLine(@Nullable Object tree) {
    return of(tree, ONE_LINE, ", ");
  }

  /// The same in one line without blanks after commas.
  public static String compact(@Nullable Object tree) {
    return of(tree, ONE_LINE, ",");
  }

  private static String of(@Nullable Object tree, int depth, String comma) {
    var json = new PythonJson(comma);
    json.value(tree, depth);
    return json.text.toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> map(map, depth);
      case Collection<?> items -> items(items, depth);
      case Number _, Boolean _ -> text.append(value);
      case null -> text.append("null");
      default -> quote(value.toString());
    }
  }

  private void map(Map<?, ?> map, int depth) {
    text.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      var entry = i.next();
      line(depth + 1);
      quote(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue(), depth + 1);
      separate(i.hasNext(), depth);
    }
    text.append('}');
  }

  private void items(Collection<?> items, int depth) {
    text.append('[');
    for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
      line(depth + 1);
      value(i.next(), depth + 1);
      separate(i.hasNext(), depth);
    }
    text.append(']');
  }

  private void separate(boolean more, int depth) {
    if (more) {
      text.append(comma);
    } else {
      line(depth);
    }
  }

  private void line(int depth) {
    if (depth >= 0) {
      text.append('\n').repeat("  ", depth);
    }
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < ' ' || c > LAST_ASCII + 1) {
          text.append("\\u%04x".formatted((int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
