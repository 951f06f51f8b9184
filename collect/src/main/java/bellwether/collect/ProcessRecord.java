package bellwether.collect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One process as its collector recorded it.
///
/// Times are microseconds since 1970 (UTC): a job has up to millions of these, and objects for each
/// number would cost more than the parsing. Numbers that a file lacks are [#ABSENT].
///
/// @param host the node it ran on
/// @param tags what `PAPIEX_TAGS` held at its start; keys and values are texts
/// @param exename the program as typed or its base name
/// @param path the program's file
/// @param args the arguments, joined by single blanks
/// @param exitCode its exit code
/// @param exitSignal the signal that ended it; papiex 2 writes 1 for any
/// @param pid its process id, which may come again within a job
/// @param generation counts the processes of a pid in old files
/// @param parentPid the parent's process id as it was at the end
/// @param groupId the process group
/// @param sessionId the session
/// @param threadCount how many threads there are values of
/// @param start microseconds since 1970
/// @param end microseconds since 1970
/// @param counters the names that the values belong to
/// @param values all counters of the first thread, then of the second … ; [#ABSENT] where empty
/// @param threads ids and times of the threads, where the file tells them (CSV)
public record ProcessRecord(
    String host,
    Map<String, String> tags,
    String exename,
    String path,
    String args,
    long exitCode,
    long exitSignal,
    long pid,
    long generation,
    long parentPid,
    long groupId,
    long sessionId,
    int threadCount,
    long start,
    long end,
    Counters counters,
    long[] values,
    @Nullable ThreadTimes threads) {

  /// Stands for a number that the file does not have.
  public static final long ABSENT = Long.MIN_VALUE;

  /// A counter of one thread.
  public long value(int thread, int counter) {
    return values[thread * counters.size() + counter];
  }
}
