package bellwether.epmt;

import bellwether.collect.CsvConversion;
import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `epmt convert`: turns an archive with CSV (version 1) into one with TSV (version 2).
@Command(
    name = "epmt convert",
    description = "Convert the CSV file of an archive (version 1) into TSV (version 2).")
final class ConvertCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "src_tgz", description = "The archive to convert.")
  private String source = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "dest_tgz",
      description = "The archive to write; without it the source is replaced.")
  private @Nullable String target;

  ConvertCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var from = archive(source);
    var to = target == null ? from : archive(target);
    if (!Files.isRegularFile(from)) {
      throw CommandException.notFound(from + " does not exist");
    }
    CsvConversion.convert(from, to);
    session.console().note(to + " has the files of version 2");
    return ExitStatus.WELL;
  }

  private static Path archive(String name) {
    if (!name.matches(".*\\.(tgz|tar\\.gz|tar)")) {
      throw CommandException.notFound("Expected a .tgz, .tar.gz or .tar, but found " + name);
    }
    return Path.of(name);
  }
}
