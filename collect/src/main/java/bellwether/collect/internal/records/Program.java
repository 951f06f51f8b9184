package bellwether.collect.internal.records;

import java.util.Map;

/// A program that a process ran: after an exec, a further one.
///
/// @param exename how it was called, without folders
/// @param path its file
/// @param args its arguments, without the first
/// @param tags what `PAPIEX_TAGS` held when it began
/// @param start nanoseconds since the machine's start
/// @param before what the process had used before
record Program(
    String exename, String path, String args, Map<String, String> tags, long start, Usage before) {
  static final Program UNSEEN = new Program("", "", "", Map.of(), 0, Usage.NONE);

  /// The same as the first of its process.
  Program first() {
    return new Program(exename, path, args, tags, start, Usage.NONE);
  }

  /// The same program in a child that goes on with it.
  Program forked(Map<String, String> tagsOfChild, long time) {
    return new Program(exename, path, args, tagsOfChild, time, Usage.NONE);
  }
}
