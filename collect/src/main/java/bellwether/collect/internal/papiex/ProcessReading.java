package bellwether.collect.internal.papiex;

import bellwether.collect.ImportException;
import bellwether.collect.SkippedLines;
import bellwether.collect.internal.Place;
import bellwether.collect.internal.ReadPosition;
import bellwether.collect.internal.Source;
import bellwether.collect.internal.records.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One reading of all of a job's processes.
///
/// TSV files that come before their header file are put off; they are read in a second round.
final class ProcessReading implements Source.Taker {
  private final Place place;
  private final Map<String, Header> headers;
  private final LineSink sink;
  private final SkippedLines skipped;
  private final TextCache words;
  private final Map<String, Header> csvHeaders = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> postponed = new LinkedHashSet<>();

  /// @param headers the TSV headers of each host as far as they are known; completed here
  ProcessReading(Place place, Map<String, Header> headers, TextCache words, Taken taken) {
    this.place = place;
    this.headers = headers;
    this.words = words;
    this.sink = taken.sink();
    this.skipped = taken.skipped();
  }

  /// Who takes what is read, and what is not.
  record Taken(LineSink sink, SkippedLines skipped) {}

  @Override
  public boolean take(Source.Member member) throws IOException {
    FileName name = FileName.of(member.name());
    if (!name.folder().equals(place.folder())) {
      tellStray(member, name);
      return true;
    }
    if (!name.isData() && name.kind() != FileName.Kind.HEADER) {
      return true;
    }
    ReadPosition spot = spot(member, name);
    if (!seen.add(member.name())) {
      spot.skip("a file of this name came before in the archive; only the first is read");
      return true;
    }
    if (name.kind() == FileName.Kind.TSV && !headers.containsKey(name.host())) {
      postponed.add(member.name());
      return true;
    }
    read(member, name, spot);
    return true;
  }

  private void tellStray(Source.Member member, FileName name) {
    if (name.isData() || name.kind() == FileName.Kind.METADATA) {
      spot(member, name)
          .skip("expected all files of the job in one folder, found this beside or below it");
    }
  }

  boolean hasPostponed() {
    return !postponed.isEmpty();
  }

  /// Reads what was put off for want of a header.
  boolean takePostponed(Source.Member member) throws IOException {
    FileName name = FileName.of(member.name());
    if (headers.containsKey(name.host()) && postponed.remove(member.name())) {
      read(member, name, spot(member, name));
    }
    return !postponed.isEmpty();
  }

  /// What still has no header never gets one.
  void skipPostponed() {
    for (String file : postponed) {
      String host = FileName.of(file).host();
      skipped.skipped(
          file,
          0,
          "expected its header file '"
              + host
              + "-papiex-header.tsv' beside it, found none that can be used");
    }
  }

  private void read(Source.Member member, FileName name, ReadPosition spot) throws IOException {
    InputStream in;
    try {
      in = member.open();
    } catch (IOException unreadable) {
      spot.skip("the file cannot be opened: " + unreadable.getMessage());
      return;
    }
    switch (name.kind()) {
      case HEADER -> header(in, name, spot);
      case TSV -> tsv(in, name, spot);
      case RECORDS -> new RecordReader(words, sink, Map.of()).read(in, spot);
      default -> csv(in, name, spot);
    }
  }

  private void header(InputStream in, FileName name, ReadPosition spot) throws IOException {
    Lines lines = new Lines(in);
    if (!lines.next() || lines.tooLong()) {
      spot.skip("expected a header line, found none");
      return;
    }
    try {
      headers.put(
          name.host(), Header.ofTsv(TextDecoder.fresh(lines.bytes(), lines.from(), lines.to())));
    } catch (LineDamage damage) {
      spot.skip(1, damage.reason());
    }
  }

  private void tsv(InputStream in, FileName name, ReadPosition spot) throws IOException {
    Header header = headers.get(name.host());
    if (header == null) {
      throw new ImportException(spot.file() + ": read before its header file.");
    }
    new TsvReader(header, words, sink).read(in, spot);
  }

  private void csv(InputStream in, FileName name, ReadPosition spot) throws IOException {
    Header header = new CsvReader(words, sink).read(in, spot, csvHeaders.get(name.host()));
    if (header != null) {
      csvHeaders.put(name.host(), header);
    }
  }

  private ReadPosition spot(Source.Member member, FileName name) {
    boolean untold = name.host().equals(FileName.UNKNOWN) && !place.host().isEmpty();
    String host = untold ? place.host() : name.host();
    return new ReadPosition(member.name(), host, skipped);
  }
}
