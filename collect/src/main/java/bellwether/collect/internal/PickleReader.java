package bellwether.collect.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads Python pickles of protocols 0 to 5 that hold plain data and times.
///
/// A pickle is a program. This reader knows only the steps that build texts, numbers, lists, maps
/// and times; a name it does not know is refused before anything is done with it, and what can be
/// built is bounded by [PickleStack]. Byte strings of Python 2 stay bytes until [Plain] turns them
/// into texts, since packed times are made of them.
final class PickleReader {
  private static final int LONGEST_NUMBER = 1000;

  private final PickleInput in;
  private final PickleStack stack = new PickleStack();

  private PickleReader(byte[] pickle) {
    in = new PickleInput(pickle);
  }

  /// The object that a pickle holds.
  static Object read(byte[] pickle) throws PickleException {
    PickleReader reader = new PickleReader(pickle);
    try {
      return reader.read();
    } catch (PickleException wrong) {
      throw new PickleException("byte " + reader.in.position() + ": " + wrong.reason());
    }
  }

  private Object read() throws PickleException {
    while (true) {
      int opcode = in.one();
      if (opcode == '.') {
        return stack.pop();
      }
      if (!(number(opcode) || text(opcode) || container(opcode) || memo(opcode) || call(opcode))) {
        throw new PickleException(
            "step '"
                + (opcode > ' ' && opcode < 127 ? "" + (char) opcode : "0x%02x".formatted(opcode))
                + "' is none that job metadata need");
      }
    }
  }

  private boolean number(int opcode) throws PickleException {
    switch (opcode) {
      case 'N' -> stack.push(PickleNone.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'I' -> stack.push(integer(in.word()));
      case 'L' -> stack.push(integer(in.word().replace("L", "")));
      case 'J' -> stack.push(BigInteger.valueOf(in.four()));
      case 'K' -> stack.push(BigInteger.valueOf(in.one()));
      case 'M' -> stack.push(BigInteger.valueOf(in.two()));
      case 0x8a -> stack.push(large(in.one()));
      case 0x8b -> stack.push(large(in.four()));
      case 'F' -> stack.push(real(in.word()));
      case 'G' -> stack.push(in.real());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Object integer(String text) throws PickleException {
    if (text.equals("01") || text.equals("00")) {
      return text.equals("01");
    }
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return new BigInteger(text);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new PickleException("expected a whole number, found '" + Numbers.shown(text) + "'");
  }

  private static Object real(String text) throws PickleException {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      throw new PickleException("expected a number, found '" + Numbers.shown(text) + "'");
    }
  }

  private BigInteger large(int length) throws PickleException {
    if (length < 0 || length > LONGEST_NUMBER) {
      throw new PickleException("a number of " + length + " bytes is none that metadata need");
    }
    byte[] little = in.take(length);
    byte[] big = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      big[length - i] = little[i];
    }
    big[0] = (byte) (length > 0 && little[length - 1] < 0 ? -1 : 0);
    return new BigInteger(big);
  }

  private boolean text(int opcode) throws PickleException {
    switch (opcode) {
      case 'S' -> stack.push(new PickleBytes(PickleTexts.quoted(in.line())));
      case 'T' -> stack.push(new PickleBytes(in.take(in.four())));
      case 'U', 'C' -> stack.push(new PickleBytes(in.take(in.one())));
      case 'B' -> stack.push(new PickleBytes(in.take(Integer.toUnsignedLong(in.four()))));
      case 0x8e -> stack.push(new PickleBytes(in.take(in.eight())));
      case 'V' -> stack.push(PickleTexts.rawUnicode(in.line()));
      case 'X' -> stack.push(utf8(Integer.toUnsignedLong(in.four())));
      case 0x8c -> stack.push(utf8(in.one()));
      case 0x8d -> stack.push(utf8(in.eight()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String utf8(long length) throws PickleException {
    return new String(in.take(length), StandardCharsets.UTF_8);
  }

  private boolean container(int opcode) throws PickleException {
    switch (opcode) {
      case '(' -> stack.mark();
      case '0' -> stack.pop();
      case '1' -> stack.popMarked();
      case '2' -> stack.push(stack.top());
      case '}' -> stack.push(new LinkedHashMap<>());
      case ']' -> stack.push(new ArrayList<>());
      case ')' -> stack.push(List.of());
      case 'd' -> put(new LinkedHashMap<>(), stack.popMarked(), true);
      case 's' -> {
        List<Object> pair = stack.pop(2);
        put(map(stack.top()), pair, false);
      }
      case 'u' -> {
        List<Object> items = stack.popMarked();
        put(map(stack.top()), items, false);
      }
      case 'l' -> stack.push(stack.popMarked());
      case 'a' -> {
        Object item = stack.pop();
        list(stack.top()).add(item);
      }
      case 'e' -> {
        List<Object> items = stack.popMarked();
        list(stack.top()).addAll(items);
      }
      case 't' -> stack.push(List.copyOf(stack.popMarked()));
      case 0x85, 0x86, 0x87 -> stack.push(stack.pop(opcode - 0x84));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void put(Map<Object, Object> map, List<Object> items, boolean push)
      throws PickleException {
    if (items.size() % 2 != 0) {
      throw new PickleException("expected pairs of keys and values, found a key without a value");
    }
    for (int i = 0; i < items.size(); i += 2) {
      map.put(PickleTexts.key(items.get(i)), items.get(i + 1));
    }
    if (push) {
      stack.push(map);
    }
  }

  @SuppressWarnings("unchecked") // only this class makes maps, all with any keys and values
  private static Map<Object, Object> map(Object object) throws PickleException {
    if (object instanceof LinkedHashMap<?, ?> map) {
      return (Map<Object, Object>) map;
    }
    throw new PickleException("it puts a pair into something that is no map");
  }

  @SuppressWarnings("unchecked") // only this class makes lists, all with any elements
  private static List<Object> list(Object object) throws PickleException {
    if (object instanceof ArrayList<?> list) {
      return (List<Object>) list;
    }
    throw new PickleException("it appends to something that is no list");
  }

  private boolean memo(int opcode) throws PickleException {
    switch (opcode) {
      case 'p' -> stack.keep(index());
      case 'q' -> stack.keep(in.one());
      case 'r' -> stack.keep(Integer.toUnsignedLong(in.four()));
      case 0x94 -> stack.keepNext();
      case 'g' -> stack.recall(index());
      case 'h' -> stack.recall(in.one());
      case 'j' -> stack.recall(Integer.toUnsignedLong(in.four()));
      case 0x80 -> protocol(in.one());
      case 0x95 -> in.eight();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void protocol(int protocol) throws PickleException {
    if (protocol > 5) {
      throw new PickleException("expected a pickle of protocol 0 to 5, found " + protocol);
    }
  }

  private long index() throws PickleException {
    String text = in.word();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new PickleException("expected a number, found '" + Numbers.shown(text) + "'");
    }
  }

  private boolean call(int opcode) throws PickleException {
    switch (opcode) {
      case 'c' -> stack.push(PickleGlobal.named(in.word(), in.word()));
      case 0x93 -> {
        List<Object> names = stack.pop(2);
        stack.push(PickleGlobal.named(name(names, 0), name(names, 1)));
      }
      case 'R', 0x81 -> {
        Object arguments = stack.pop();
        Object callee = stack.pop();
        if (!(callee instanceof PickleGlobal global) || !(arguments instanceof List<?> list)) {
          throw new PickleException("it calls something that cannot be called");
        }
        stack.push(PickleCalls.call(global, list));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String name(List<Object> names, int i) {
    return names.get(i) instanceof String text ? text : "?";
  }
}
