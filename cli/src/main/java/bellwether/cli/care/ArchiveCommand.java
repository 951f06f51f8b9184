package bellwether.cli.care;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.DataTexts;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.PeopleText;
import bellwether.store.archive.ArchiveCare;
import bellwether.store.archive.ArchiveDamage;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveSize;
import bellwether.store.archive.Compaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether archive`: the care of the files that hold the processes.
@Command(
    name = "archive",
    sortOptions = false,
    description = "Take care of the archive, the files beside the catalog that hold the processes.",
    footer = {
      "",
      "  check    read every file and hold it against the catalog; status 1 when one is damaged",
      "  compact  merge the files of jobs that began in the same month into larger ones",
      "  size     show how much there is",
      "",
      "Examples:",
      "  bellwether archive check --json",
      "  bellwether archive compact"
    })
public final class ArchiveCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Parameters(paramLabel = "ACTION", description = "One of: check, compact, size.")
  private Action action = Action.check;

  /// What is to be done; picocli shows the names as users write them.
  @SuppressWarnings("checkstyle:ConstantName")
  enum Action {
    check,
    compact,
    size
  }

  public ArchiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        ArchiveOptions.standard()
            .withThreads(Runtime.getRuntime().availableProcessors())
            .withWarnings(console::note);
    try (var care = ArchiveCare.open(global.place(console), options)) {
      return switch (action) {
        case check -> check(care.check());
        case compact -> compact(care.compact());
        case size -> size(care.size());
      };
    }
  }

  private int check(List<ArchiveDamage> damages) {
    var target = ListingTarget.of(console, false, global.json);
    if (global.json || !damages.isEmpty()) {
      try (var lines = target.begin(columns())) {
        damages.forEach(lines::add);
      }
    }
    if (damages.isEmpty() && !global.quiet) {
      console.note("the archive is as the catalog says");
    }
    return damages.isEmpty() ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private static List<Column<ArchiveDamage>> columns() {
    return List.of(
        Column.<ArchiveDamage>data("kind", ArchiveCommand::kind).as("KIND", ArchiveCommand::kind),
        Column.data("file", ArchiveDamage::file),
        Column.<ArchiveDamage>data("message", ArchiveDamage::message)
            .as("WHAT", ArchiveDamage::message));
  }

  private static String kind(ArchiveDamage damage) {
    return damage.kind().name().toLowerCase(Locale.ROOT);
  }

  private int compact(Compaction done) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("files_before", done.filesBefore());
    tree.put("files_after", done.filesAfter());
    tree.put("bytes_before", done.bytesBefore());
    tree.put("bytes_after", done.bytesAfter());
    return tell(
        tree,
        done.filesBefore() == 0
            ? "nothing to merge"
            : "%s merged into %d: %s became %s"
                .formatted(
                    PeopleText.count(done.filesBefore(), "file"),
                    done.filesAfter(),
                    PeopleText.bytes(done.bytesBefore()),
                    PeopleText.bytes(done.bytesAfter())));
  }

  private int size(ArchiveSize size) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("measurements", size.measurements());
    tree.put("processes", size.processes());
    tree.put("process_files", size.processFiles());
    tree.put("process_bytes", size.processBytes());
    tree.put("thread_files", size.threadFiles());
    tree.put("thread_bytes", size.threadBytes());
    tree.put("catalog_bytes", size.catalogBytes());
    if (global.json) {
      return tell(tree, "");
    }
    console.out().println(sentence(size));
    return ExitStatus.WELL;
  }

  private static String sentence(ArchiveSize size) {
    var each =
        size.processes() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %.1f bytes each", size.bytes() / (double) size.processes());
    return "%s measured jobs, %s processes in %s (%s%s); the catalog has %s"
        .formatted(
            PeopleText.count(size.measurements()),
            PeopleText.count(size.processes()),
            PeopleText.count(size.processFiles() + size.threadFiles(), "file"),
            PeopleText.bytes(size.bytes()),
            each,
            PeopleText.bytes(size.catalogBytes()));
  }

  private int tell(Map<String, @Nullable Object> tree, String sentence) {
    if (global.json) {
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(sentence);
    }
    return ExitStatus.WELL;
  }
}
