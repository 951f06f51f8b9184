package bellwether.collect.internal.records;

import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.LineSink;
import bellwether.collect.internal.papiex.TextCache;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// Reads the record file of one host and job into processes. Not thread-safe.
public final class RecordReader {
  private final TextCache words;
  private final LineSink sink;
  private final Map<String, String> tags;
  private final Presentation presentation;
  private boolean hasUnknownEnds;

  /// One for the archive.
  ///
  /// @param tags that all processes of the job have
  public RecordReader(TextCache words, LineSink sink, Map<String, String> tags) {
    this(words, sink, tags, Presentation.PROGRAMS);
  }

  private RecordReader(
      TextCache words, LineSink sink, Map<String, String> tags, Presentation presentation) {
    this.words = words;
    this.sink = sink;
    this.tags = tags;
    this.presentation = presentation;
  }

  /// One that gives each process once, as papiex has it.
  public static RecordReader ofProcesses(LineSink sink) {
    return new RecordReader(new TextCache(false), sink, Map.of(), Presentation.PROCESSES);
  }

  /// Reads to the end. What is damaged is reported and left out, and processes whose end nobody
  /// knows are marked.
  ///
  /// @return whether the ends of all are known
  public boolean read(InputStream in, ReadPosition position) throws IOException {
    var input = new RecordInput(in);
    boolean areEndsKnown = read(input, position);
    if (input.damaged() > 0) {
      position.skip(
          "expected records to its end, found %,d bytes that belong to none: a full disk or a crash has cut what stood there"
              .formatted(input.damaged()));
    }
    return areEndsKnown;
  }

  /// Reads to the end of a source. Processes whose end nobody knows are marked.
  ///
  /// @return whether the ends of all are known
  public boolean read(RecordSource source, ReadPosition position) throws IOException {
    var record = new RecordView();
    var lives = new ProcessLives(words, presentation, life -> hand(life, position, source.count()));
    while (source.next(record)) {
      lives.take(record);
    }
    lives.complete();
    return !hasUnknownEnds;
  }

  private void hand(ProcessLife life, ReadPosition position, long line) {
    if (life.isLeftOut()) {
      return;
    }
    if (life.end == null && life.reaping == null) {
      hasUnknownEnds = true;
      position.mark(
          line,
          "the end of the process %s (pid %d) is unknown: it wrote none, and nobody who is measured waited for it; its end here is when it was last seen"
              .formatted(Excerpt.of(life.program().exename()), life.pid));
    }
    for (var process : presentation.rows(life, position.host(), tags)) {
      sink.accept(process, position, line);
    }
  }
}
