package bellwether.collect;

import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.papiex.TextCache;
import bellwether.collect.internal.records.RecordInput;
import bellwether.collect.internal.records.RecordPlaces;
import bellwether.collect.internal.records.RecordReader;
import bellwether.collect.internal.records.RecordView;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A record file to which the processes of many attempts write, read while it grows: it knows where
/// the records of each attempt stand, and reads them when they are asked for.
///
/// Of one thread, but for [#expect], [#expectLess] and [#isDone].
public final class RecordLog implements AutoCloseable {
  private final Path file;
  private final String host;
  private final TextCache words = new TextCache(false);
  private final Map<Owner, RecordPlaces> places = new LinkedHashMap<>();
  private final AtomicInteger expected = new AtomicInteger();
  private @Nullable FileChannel channel;
  private long position;
  private long damaged;

  /// @param file may not be there yet
  /// @param host on which its processes run
  public RecordLog(Path file, String host) {
    this.file = file;
    this.host = host;
  }

  /// The file.
  public Path file() {
    return file;
  }

  /// Takes note of what has been written since the last call.
  ///
  /// @throws IOException when the file cannot be read
  public void catchUp() throws IOException {
    var open = channel();
    if (open == null) {
      return;
    }
    read(open);
    while (position < open.size() && readBehindCut(open)) {}
  }

  /// Whether records stand behind one whose end is not there: then it was cut, and nobody will
  /// write the rest of it.
  private boolean readBehindCut(FileChannel open) throws IOException {
    long cut = position;
    long before = damaged;
    position++;
    if (read(open)) {
      damaged++;
      return true;
    }
    position = cut;
    damaged = before;
    return false;
  }

  /// Whether there was any record.
  private boolean read(FileChannel open) throws IOException {
    open.position(position);
    var input = RecordInput.growing(Channels.newInputStream(open), position);
    var record = new RecordView();
    while (input.next(record)) {
      places
          .computeIfAbsent(record.owner(), _ -> new RecordPlaces())
          .add(input.position() - record.size(), record.size());
    }
    position = input.position();
    damaged += input.damaged();
    return input.count() > 0;
  }

  private @Nullable FileChannel channel() throws IOException {
    if (channel == null && Files.exists(file)) {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    }
    return channel;
  }

  /// Whose records there are, as far as [#catchUp] has come.
  public Set<Owner> owners() {
    return Set.copyOf(places.keySet());
  }

  /// How many bytes belong to no record, as after a full disk.
  public long damaged() {
    return damaged;
  }

  /// Reads the processes of an owner, as far as [#catchUp] has come.
  ///
  /// @param tags which all of them have besides their own
  /// @return whether all of them have ended, as far as anybody knows
  /// @throws IOException when the file cannot be read
  public boolean read(Owner owner, Map<String, String> tags, ProcessSink sink, SkippedLines skipped)
      throws IOException {
    var known = places.get(owner);
    var open = channel();
    if (known == null || open == null) {
      return true;
    }
    var position = new ReadPosition(String.valueOf(file.getFileName()), host, skipped);
    return new RecordReader(words, (process, place, line) -> sink.accept(process), tags)
        .read(known.source(open), position);
  }

  /// An attempt will write to it, which is to be forgotten some time. Any thread may say so.
  public void expect() {
    expected.incrementAndGet();
  }

  /// An attempt that was expected will not write. Any thread may say so.
  public void expectLess() {
    expected.decrementAndGet();
  }

  /// The records of an owner are of no use any more.
  public void forget(Owner owner) {
    places.remove(owner);
    expected.decrementAndGet();
  }

  /// Whether all that was expected has been forgotten. Any thread may ask.
  public boolean isDone() {
    return expected.get() <= 0;
  }

  /// Removes the file.
  public void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
