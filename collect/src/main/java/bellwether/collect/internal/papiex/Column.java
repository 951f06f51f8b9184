package bellwether.collect.internal.papiex;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of a papiex file that describe the process; all others count something.
public enum Column {
  TAGS,
  HOSTNAME,
  EXENAME,
  PATH,
  ARGS,
  EXITCODE,
  EXITSIGNAL,
  PID,
  GENERATION,
  PPID,
  PGID,
  SID,
  NUMTIDS,
  MPINUMRANKS,
  TID,
  MPIRANK,
  START,
  END;

  private static final Map<String, Column> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toMap(column -> column.name().toLowerCase(Locale.ROOT), c -> c));

  /// The column of this name; null: a counter. `convert` of EPMT calls the end `finish`.
  public static @Nullable Column named(String name) {
    return name.equals("finish") ? END : BY_NAME.get(name);
  }

  boolean isText() {
    return ordinal() <= ARGS.ordinal();
  }
}
