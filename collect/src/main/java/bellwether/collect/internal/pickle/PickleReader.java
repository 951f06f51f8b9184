package bellwether.collect.internal.pickle;

import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.papiex.PickleValues;
import java.util.List;

/// Reads Python pickles of protocols 0 to 5 that hold plain data and times.
///
/// A pickle is a program. This reader knows only the steps that build texts, numbers, lists, maps
/// and times; a name it does not know is refused before anything is done with it, and what can be
/// built is bounded by [PickleStack]. Byte strings of Python 2 stay bytes until [PickleValues]
/// turns them into texts, since packed times are made of them.
public final class PickleReader {
  private final PickleInput in;
  private final PickleStack stack = new PickleStack();
  private final PickleScalars scalars;
  private final PickleContainers containers;

  private PickleReader(byte[] pickle) {
    in = new PickleInput(pickle);
    scalars = new PickleScalars(in, stack);
    containers = new PickleContainers(stack);
  }

  /// The object that a pickle holds.
  public static Object read(byte[] pickle) throws PickleException {
    return new PickleReader(pickle).checked();
  }

  /// How many bytes of a map's pickle come before the step that ends it.
  static int lengthOfMap(byte[] pickle) throws PickleException {
    PickleReader reader = new PickleReader(pickle);
    PickleValues.map(reader.checked());
    return reader.in.position() - 1;
  }

  private Object checked() throws PickleException {
    try {
      return read();
    } catch (PickleException wrong) {
      throw new PickleException("byte " + in.position() + ": " + wrong.reason());
    }
  }

  private Object read() throws PickleException {
    while (true) {
      int opcode = in.one();
      if (opcode == '.') {
        return stack.pop();
      }
      if (!(scalars.take(opcode) || containers.take(opcode) || memo(opcode) || call(opcode))) {
        throw new PickleException(
            "step '"
                + (opcode > ' ' && opcode < 127 ? "" + (char) opcode : "0x%02x".formatted(opcode))
                + "' is none that job metadata need");
      }
    }
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
      throw new PickleException("expected a number, found '" + Excerpt.of(text) + "'");
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
