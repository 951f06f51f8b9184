package bellwether.collect.stage;

import bellwether.collect.Collector;
import bellwether.collect.ImportException;
import bellwether.collect.JobArchive;
import bellwether.collect.SkippedLines;
import bellwether.collect.internal.FolderTree;
import bellwether.collect.internal.papiex.PapiexFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The folder of a stopped job on its way to where it is kept. Nothing is removed from it before
/// [#remove].
///
/// @param folder the job's
/// @param kind what the staged files are
/// @param skipped is told of what in its files is damaged
public record JobStaging(Path folder, StagedFiles kind, SkippedLines skipped) {
  private static final String METADATA = "job_metadata";

  /// What the metadata hold already.
  private static final String EXIT_CODE = "exit_code";

  /// Makes the path absolute.
  public JobStaging {
    folder = folder.toAbsolutePath().normalize();
  }

  /// The name of the archive.
  public String archiveName() {
    return folderName() + ".tgz";
  }

  /// The name of the job's folder.
  public String folderName() {
    return String.valueOf(folder.getFileName());
  }

  /// Packs the files; the archive is complete and on the disk, or as it was before.
  ///
  /// @throws ImportException when the folder is not that of a stopped job
  public void pack(Path archive) throws IOException {
    var made = Files.createTempDirectory("bellwether-stage-");
    try {
      JobArchive.write(archive, files(made));
    } finally {
      FolderTree.delete(made);
    }
  }

  /// Copies the files into a new folder.
  ///
  /// @throws ImportException when the folder is not that of a stopped job
  public void copy(Path target) throws IOException {
    Files.createDirectory(target);
    for (var file : files(target).entrySet()) {
      if (!file.getValue().startsWith(target)) {
        Files.copy(file.getValue(), target.resolve(file.getKey()));
      }
    }
  }

  /// Removes the job's folder, once what was staged is where it is kept.
  public void remove() throws IOException {
    FolderTree.delete(folder);
  }

  /// Removes a folder that was made for staging.
  public static void clear(Path work) throws IOException {
    FolderTree.delete(work);
  }

  /// The files by their names; those that must be made first are made in a folder.
  private Map<String, Path> files(Path made) throws IOException {
    requireStopped();
    var files = new LinkedHashMap<String, Path>();
    for (var file : entries()) {
      var name = String.valueOf(file.getFileName());
      if (kind == StagedFiles.PAPIEX && name.endsWith(Collector.FILE_ENDING)) {
        for (var papiex : new PapiexFiles(file, skipped).write(made)) {
          put(files, papiex, made.resolve(papiex));
        }
      } else if (!name.equals(EXIT_CODE)) {
        put(files, name, file);
      }
    }
    return files;
  }

  private void put(Map<String, Path> files, String name, Path file) {
    if (files.put(name, file) != null) {
      throw new ImportException(
          "Expected one file %s of the job in %s, but found that papiex has written one, too; nothing was staged; stage it with its record files instead: bellwether stage"
              .formatted(name, folder));
    }
  }

  private void requireStopped() {
    if (!Files.isRegularFile(folder.resolve(METADATA))) {
      boolean runs = Files.exists(folder.resolve(METADATA + ".tmp"));
      throw new ImportException(
          runs
              ? "Expected a stopped job, but the job in %s has not been stopped; stop it first"
                  .formatted(folder)
              : "Expected the folder of a stopped job, but there is no file %s in %s"
                  .formatted(METADATA, folder));
    }
  }

  private List<Path> entries() throws IOException {
    try (var all = Files.list(folder)) {
      var entries = all.sorted().toList();
      for (var entry : entries) {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          throw new ImportException(
              "Expected only files in the job's folder %s, but found %s, which is not one; nothing was staged; move it away first"
                  .formatted(folder, entry.getFileName()));
        }
      }
      return entries;
    }
  }
}
