package bellwether.cli.report;

import bellwether.command.CommandException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a page goes.
final class HtmlOptions {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with charts and tables of everything, which needs no network.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Replace FILE if it exists.")
  private boolean force;

  /// Null: no page is asked for.
  @Nullable Path file() {
    return file;
  }

  boolean isForced() {
    return force;
  }

  /// Refuses what means nothing without a page.
  void check() {
    if (force) {
      throw CommandException.wrongInput("Expected --force only with --html FILE");
    }
  }
}
