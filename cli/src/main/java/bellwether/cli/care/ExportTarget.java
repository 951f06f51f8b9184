package bellwether.cli.care;

import bellwether.command.CommandException;
import bellwether.command.output.CatalogFiles;
import bellwether.query.export.Export;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.Exports;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The folder that an export is to go into.
///
/// @param place the catalog, which it must not touch
record ExportTarget(Path folder, CatalogPlace place) {

  /// Refuses a folder that holds something, or that is the catalog's.
  void check(boolean force) {
    if (isOfCatalog()) {
      throw CommandException.wrongInput(
          "Expected a folder of its own for the export, but %s holds the catalog or its archive; name another"
              .formatted(folder));
    }
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw CommandException.wrongInput(
          "Expected a folder for the export, but %s is a file; name another".formatted(folder));
    }
    if (!isEmpty()) {
      requireReplaceable(force);
    }
  }

  private void requireReplaceable(boolean force) {
    if (!force) {
      throw CommandException.wrongInput(
          "Expected an empty folder for the export, but %s holds files; name another, or replace an earlier export with --force"
              .formatted(folder));
    }
    if (!Exports.isWhole(folder)) {
      throw CommandException.wrongInput(
          "Expected an earlier export to replace with --force, but %s holds files that are not of an export (it has no dictionary.json of one); name another folder"
              .formatted(folder));
    }
  }

  /// Whether the folder, or a file in it that would be replaced, belongs to the catalog.
  private boolean isOfCatalog() {
    var catalog = new CatalogFiles(place);
    try {
      if (catalog.have(folder) || CatalogFiles.real(folder).equals(catalog.folder())) {
        return true;
      }
      for (var name : Export.files()) {
        if (catalog.have(folder.resolve(name))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private boolean isEmpty() {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /// Makes the folder where there is none.
  void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private CommandException problem(IOException e) {
    return CommandException.surroundings(
        "The folder %s cannot be used for the export: %s; check its disk and its permissions, or name another"
            .formatted(folder, reason(e)));
  }

  /// What the operating system says, without the name of a Java exception.
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it cannot be created there";
      case FileAlreadyExistsException _ -> "a file is in its place";
      case FileSystemException problem when problem.getReason() != null -> problem.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
