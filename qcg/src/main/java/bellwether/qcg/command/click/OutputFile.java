package bellwether.qcg.command.click;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Takes a file that is to be written, and no directory.
public final class OutputFile implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    var path = Path.of(value);
    if (Files.isDirectory(path)) {
      throw new TypeConversionException("File '%s' is a directory.".formatted(value));
    }
    return path;
  }
}
