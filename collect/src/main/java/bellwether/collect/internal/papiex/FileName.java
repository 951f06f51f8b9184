package bellwether.collect.internal.papiex;

import bellwether.collect.Collector;

/// What a file's name tells.
///
/// @param folder the folder within the source, with `/` at its end; empty at the top
/// @param kind what the file holds
/// @param host the host it was written on; `unknown` where the name does not tell
public record FileName(String folder, Kind kind, String host) {
  public static final String UNKNOWN = "unknown";

  /// What a job's files can be.
  public enum Kind {
    METADATA,
    UNFINISHED,
    HEADER,
    TSV,
    CSV,
    RECORDS,
    OTHER
  }

  public static FileName of(String name) {
    int slash = name.lastIndexOf('/') + 1;
    String base = name.substring(slash);
    return new FileName(name.substring(0, slash), kind(base), host(base));
  }

  private static Kind kind(String base) {
    return switch (base) {
      case "job_metadata", "job_metadata.json" -> Kind.METADATA;
      case "job_metadata.tmp" -> Kind.UNFINISHED;
      default -> measured(base);
    };
  }

  private static Kind measured(String base) {
    if (base.endsWith(Collector.FILE_ENDING)) {
      return Kind.RECORDS;
    }
    boolean papiex = base.startsWith("papiex") || !base.startsWith(".") && base.contains("-papiex");
    if (!papiex) {
      return Kind.OTHER;
    }
    if (base.contains("papiex-header")) {
      return base.endsWith(".tsv") ? Kind.HEADER : Kind.OTHER;
    }
    return base.endsWith(".tsv") ? Kind.TSV : base.endsWith(".csv") ? Kind.CSV : Kind.OTHER;
  }

  private static String host(String base) {
    if (base.endsWith(Collector.FILE_ENDING)) {
      return base.substring(0, base.length() - Collector.FILE_ENDING.length());
    }
    int papiex = base.indexOf("papiex");
    String before = papiex < 0 ? "" : base.substring(0, papiex).replace("-collated-", "");
    String host = before.endsWith("-") ? before.substring(0, before.length() - 1) : before;
    return host.isEmpty() ? UNKNOWN : host;
  }

  boolean isData() {
    return kind == Kind.TSV || kind == Kind.CSV || kind == Kind.RECORDS;
  }
}
