package bellwether.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A set of environment variables, encoded once for all processes that get it.
///
/// Values are kept as bytes, so that those which are not UTF-8 reach the processes unchanged.
/// Immutable and thread-safe.
public final class Environment {
  private static final Path OWN = Path.of("/proc/self/environ");

  /// What the start script says of the caller's own LC_ALL: empty: not set; else = and the value.
  private static final String CALLERS_LOCALE = "BELLWETHER_CALLERS_LC_ALL";

  private static final String LOCALE = "LC_ALL";

  private final Map<String, byte[]> assignments;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final MemorySegment texts;
  private final long[] pointers;

  private Environment(Map<String, byte[]> assignments) {
    this.assignments = assignments;
    this.texts =
        Arena.ofAuto()
            .allocate(1L + assignments.values().stream().mapToInt(b -> b.length + 1).sum());
    this.pointers = new long[assignments.size()];
    encode();
  }

  private void encode() {
    long offset = 0;
    for (var entry : assignments.entrySet()) {
      var bytes = entry.getValue();
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, texts, offset, bytes.length);
      pointers[places.size()] = texts.address() + offset;
      places.put(entry.getKey(), places.size());
      offset += bytes.length + 1;
    }
  }

  /// The one that whoever started Bellwether has: the JVM itself may run in another locale.
  ///
  /// @throws LaunchException when it cannot be read
  public static Environment ofThisProcess() {
    try {
      return ofBytes(split(Files.readAllBytes(OWN))).withCallersLocale();
    } catch (IOException e) {
      throw new LaunchException(
          "Expected to read the environment from " + OWN + ": " + e.getMessage(), e);
    }
  }

  /// Variables of this process as whoever started Bellwether has them.
  public static Map<String, String> callers(Map<String, String> variables) {
    var own = new TreeMap<>(variables);
    var callers = own.remove(CALLERS_LOCALE);
    if (callers != null) {
      own.remove(LOCALE);
    }
    if (callers != null && !callers.isEmpty()) {
      own.put(LOCALE, callers.substring(1));
    }
    return own;
  }

  Environment withCallersLocale() {
    var callers = get(CALLERS_LOCALE);
    if (callers == null) {
      return this;
    }
    var others = without(CALLERS_LOCALE).without(LOCALE);
    return callers.isEmpty() ? others : others.with(List.of(LOCALE + callers));
  }

  /// Just these, each as `NAME=value`; of one name the last counts.
  public static Environment of(Collection<String> assignments) {
    return ofBytes(encoded(assignments));
  }

  /// This one and these, each as `NAME=value`, which win.
  public Environment with(Collection<String> added) {
    var all = new ArrayList<>(assignments.values());
    all.addAll(encoded(added));
    return ofBytes(all);
  }

  /// This one without a variable.
  public Environment without(String name) {
    var left = new LinkedHashMap<>(assignments);
    left.remove(name);
    return new Environment(left);
  }

  /// A variable's value; null when it is not set.
  public @Nullable String get(String name) {
    var bytes = assignments.get(name);
    return bytes == null ? null : new String(bytes, UTF_8).substring(name.length() + 1);
  }

  /// Where among [#pointers()] a variable is; -1 when it is not set.
  public int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /// How many variables there are.
  public int size() {
    return pointers.length;
  }

  /// Copies the native addresses of the assignments, valid while this object is reachable.
  public void copyPointers(long[] target, int from) {
    System.arraycopy(pointers, 0, target, from, pointers.length);
  }

  /// How many bytes [#copyTo] writes.
  public int byteSize() {
    return Math.toIntExact(texts.byteSize() - 1);
  }

  /// Writes all assignments, each with a NUL after it.
  public void copyTo(ByteBuffer target) {
    target.put(texts.asSlice(0, byteSize()).asByteBuffer());
  }

  private static List<byte[]> encoded(Collection<String> assignments) {
    return assignments.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  private static Environment ofBytes(Iterable<byte[]> assignments) {
    var byName = new LinkedHashMap<String, byte[]>();
    for (var assignment : assignments) {
      var text = new String(assignment, UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0) {
        byName.put(text.substring(0, equals), assignment);
      }
    }
    return new Environment(byName);
  }

  private static List<byte[]> split(byte[] joined) {
    var parts = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < joined.length; i++) {
      if (joined[i] == 0) {
        parts.add(Arrays.copyOfRange(joined, start, i));
        start = i + 1;
      }
    }
    return parts;
  }
}
