package bellwether.collect.internal.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The steps of a pickle that build lists and maps of what is on the stack.
final class PickleContainers {
  private final PickleStack stack;

  PickleContainers(PickleStack stack) {
    this.stack = stack;
  }

  /// Does a step; false: it is none of these.
  boolean take(int opcode) throws PickleException {
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
}
