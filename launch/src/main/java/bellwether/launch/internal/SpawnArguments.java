package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.launch.Environment;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The program's path, arguments and environment in native memory that is used again for each
/// order.
///
/// Texts and pointers are gathered in arrays first and then copied at one go. Of one thread.
final class SpawnArguments {
  private final Arena arena;
  private MemorySegment memory;
  private byte[] texts = new byte[4096];
  private int textsSize;
  private long[] pointers = new long[256];
  private int pointersSize;
  private int environmentStart;

  SpawnArguments(Arena arena) {
    this.arena = arena;
    this.memory = arena.allocate(16_384, 8);
  }

  void encode(String path, List<String> argv, Environment environment, List<String> additions) {
    textsSize = 0;
    pointersSize = 0;
    text(path);
    for (var argument : argv) {
      pointer(text(argument));
    }
    pointer(-1);
    environmentStart = pointersSize;
    environment(environment, additions);
    publish();
  }

  long path() {
    return memory.address() + 8L * pointersSize;
  }

  long argv() {
    return memory.address();
  }

  long environment() {
    return memory.address() + 8L * environmentStart;
  }

  /// Appends the shared assignments, then the additions: in place of a shared one of the same name,
  /// since programs do not agree on which of two they believe.
  private void environment(Environment shared, List<String> additions) {
    int needed = pointersSize + shared.size() + additions.size() + 1;
    growPointers(needed);
    Arrays.fill(pointers, pointersSize, needed, 0);
    int sharedStart = pointersSize;
    pointersSize += shared.size();
    // Own texts are marked as -2 - offset until their address is known, so shared addresses, which
    // are positive, can stand among them.
    shared.copyPointers(pointers, sharedStart);
    for (var addition : additions) {
      long mark = -2L - text(addition);
      int place = shared.place(name(addition));
      if (place >= 0) {
        pointers[sharedStart + place] = mark;
      } else {
        pointers[pointersSize++] = mark;
      }
    }
    pointers[pointersSize++] = -1;
  }

  private static String name(String assignment) {
    int equals = assignment.indexOf('=');
    return equals < 0 ? assignment : assignment.substring(0, equals);
  }

  private int text(String text) {
    var bytes = text.getBytes(UTF_8);
    if (textsSize + bytes.length + 1 > texts.length) {
      texts = Arrays.copyOf(texts, 2 * (textsSize + bytes.length + 1));
    }
    int offset = textsSize;
    System.arraycopy(bytes, 0, texts, offset, bytes.length);
    texts[offset + bytes.length] = 0;
    textsSize += bytes.length + 1;
    return offset;
  }

  private void pointer(int textOffset) {
    growPointers(pointersSize + 1);
    pointers[pointersSize++] = textOffset < 0 ? -1 : -2L - textOffset;
  }

  private void growPointers(int needed) {
    if (needed > pointers.length) {
      pointers = Arrays.copyOf(pointers, 2 * needed);
    }
  }

  private void publish() {
    long size = 8L * pointersSize + textsSize;
    if (size > memory.byteSize()) {
      memory = arena.allocate(2 * size, 8);
    }
    long textsAddress = memory.address() + 8L * pointersSize;
    for (int i = 0; i < pointersSize; i++) {
      long pointer = pointers[i];
      if (pointer < 0) {
        pointers[i] = pointer == -1 ? 0 : textsAddress - pointer - 2;
      }
    }
    MemorySegment.copy(pointers, 0, memory, JAVA_LONG, 0, pointersSize);
    MemorySegment.copy(texts, 0, memory, JAVA_BYTE, 8L * pointersSize, textsSize);
  }
}
