package bellwether.command;

import java.math.BigInteger;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers on a command line: the sentence about a wrong one says what was expected.
public final class CommandNumbers {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private CommandNumbers() {}

  /// Lets a command and its sub-commands read numbers in this way.
  public static void readBy(CommandLine line) {
    add(line, int.class, Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE, n -> (int) n));
    add(line, long.class, Long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE, n -> n));
    add(line, double.class, Double.class, CommandNumbers::number);
  }

  private static <T> void add(
      CommandLine line, Class<T> primitive, Class<T> boxed, ITypeConverter<T> converter) {
    line.registerConverter(primitive, converter);
    line.registerConverter(boxed, converter);
  }

  private static <T> ITypeConverter<T> whole(long least, long most, LongFunction<T> narrow) {
    return text -> {
      if (!WHOLE.matcher(text).matches()) {
        throw unexpected("a whole number", text);
      }
      var number = new BigInteger(text);
      if (number.compareTo(BigInteger.valueOf(least)) < 0
          || number.compareTo(BigInteger.valueOf(most)) > 0) {
        throw unexpected("a whole number from %d to %d".formatted(least, most), text);
      }
      return narrow.apply(number.longValue());
    };
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      throw unexpected("a number", text);
    }
  }

  private static TypeConversionException unexpected(String what, String found) {
    return new TypeConversionException("expected %s, but found '%s'".formatted(what, found));
  }
}
