package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.internal.papiex.FileName;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A job's metadata and the folder of the source in which they stand.
///
/// @param folder with `/` at its end; empty at the top
/// @param metadata what they say
public record FoundMetadata(String folder, Metadata metadata) {

  /// Looks for the metadata, no further into the source than needed.
  public static FoundMetadata in(Source source) {
    Search search = new Search(source);
    source.each(search);
    if (search.found != null) {
      return search.found;
    }
    throw new ImportException(
        source.name()
            + (search.unfinished
                ? ": the job is not finished: it has a job_metadata.tmp but no job_metadata yet; import it after 'epmt stop'."
                : ": expected a file job_metadata, found none; without it the job's id and times are unknown."));
  }

  private static final class Search implements Source.Taker {
    private final Source source;
    private @Nullable FoundMetadata found;
    private boolean unfinished;

    Search(Source source) {
      this.source = source;
    }

    @Override
    public boolean take(Source.Member member) throws IOException {
      FileName name = FileName.of(member.name());
      unfinished |= name.kind() == FileName.Kind.UNFINISHED;
      if (name.kind() != FileName.Kind.METADATA) {
        return true;
      }
      try (InputStream in = member.open()) {
        found = new FoundMetadata(name.folder(), MetadataFile.read(in, source.name()));
      }
      return false;
    }
  }
}
