package bellwether.collect.sampler;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bellwether.collect.ProcessRecord;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file below `/proc` holds at one moment.
///
/// @param bytes empty where it cannot be read: the process has ended, or belongs to another user
@SuppressWarnings("ArrayRecordComponent") // read once and never changed
record ProcFile(byte[] bytes) {
  private static final ProcFile NONE = new ProcFile(new byte[0]);

  static ProcFile of(int pid, String name) {
    return of("/proc/" + pid + "/" + name);
  }

  static ProcFile of(String path) {
    try (var in = new FileInputStream(path)) {
      return new ProcFile(in.readAllBytes());
    } catch (IOException gone) {
      return NONE;
    }
  }

  /// Where a link leads to; empty where it cannot be read.
  static String target(int pid, String name) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), name)).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  String text() {
    return new String(bytes, ISO_8859_1);
  }

  /// The number after `NAME:` at the start of a line; [ProcessRecord#ABSENT] where there is none.
  static long number(String text, String name) {
    int start = ("\n" + text).indexOf("\n" + name + ":");
    if (start < 0) {
      return ProcessRecord.ABSENT;
    }
    int end = text.indexOf('\n', start);
    var line = text.substring(start + name.length() + 1, end < 0 ? text.length() : end).strip();
    return Long.parseLong(line.split(" ", 2)[0]);
  }
}
