package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.MeasuredJob;
import bellwether.collect.internal.epmt.EpmtDatabase;
import bellwether.collect.internal.papiex.FileName;
import bellwether.collect.internal.papiex.PapiexJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds the jobs at a path.
///
/// @param options handed on to each
public record JobFinder(ImportOptions options) {
  private static final int DEEPEST = 32;

  /// The jobs at a path.
  public List<MeasuredJob> at(Path path) {
    if (!Files.exists(path)) {
      throw new ImportException(path + ": there is no such file or directory.");
    }
    List<MeasuredJob> jobs = new ArrayList<>();
    if (Files.isDirectory(path)) {
      look(path, jobs, 0);
    } else if (isArchive(path)) {
      jobs.add(new PapiexJob(new Archive(path, options.limits()), options));
    } else if (EpmtDatabase.isOne(path)) {
      jobs.addAll(new EpmtDatabase(path).jobs(options));
    } else {
      throw new ImportException(
          path
              + ": expected a job's directory, a .tgz, .tar.gz or .tar, or an EPMT database in SQLite, found another file.");
    }
    if (jobs.isEmpty()) {
      throw new ImportException(
          path
              + ": found no job here: no file job_metadata, no archive, no EPMT database with jobs.");
    }
    return jobs;
  }

  private void look(Path directory, List<MeasuredJob> jobs, int depth) {
    List<Path> entries = entries(directory);
    if (entries.stream().anyMatch(JobFinder::belongsToJob)) {
      jobs.add(new PapiexJob(new Folder(directory), options));
      return;
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (depth < DEEPEST) {
          look(entry, jobs, depth + 1);
        }
      } else if (isArchive(entry)) {
        jobs.add(new PapiexJob(new Archive(entry, options.limits()), options));
      } else if (Files.isRegularFile(entry) && EpmtDatabase.isOne(entry)) {
        jobs.addAll(ofDatabase(entry));
      }
    }
  }

  private List<? extends MeasuredJob> ofDatabase(Path path) {
    try {
      return new EpmtDatabase(path).jobs(options);
    } catch (ImportException refused) {
      return List.of(new RefusedJob(path.toString(), refused));
    }
  }

  private static boolean belongsToJob(Path entry) {
    FileName name = FileName.of(entry.getFileName().toString());
    return name.kind() != FileName.Kind.OTHER && Files.isRegularFile(entry);
  }

  private static boolean isArchive(Path path) {
    String name = path.getFileName().toString();
    return Files.isRegularFile(path)
        && (name.endsWith(".tgz") || name.endsWith(".tar.gz") || name.endsWith(".tar"));
  }

  private static List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException failed) {
      throw new ImportException(
          directory + ": the directory cannot be read: " + failed.getMessage(), failed);
    }
  }
}
