package bellwether.command;

/// A command that cannot be carried out: the message is for the user, the status for the shell.
public final class CommandException extends RuntimeException {
  private final int status;

  private CommandException(int status, String message) {
    super(message);
    this.status = status;
  }

  /// Nothing was found where something was named.
  public static CommandException notFound(String message) {
    return new CommandException(1, message);
  }

  /// The command line or the input is wrong.
  public static CommandException wrongInput(String message) {
    return new CommandException(2, message);
  }

  /// The surroundings do not let it: a file, the disk, another process.
  public static CommandException surroundings(String message) {
    return new CommandException(3, message);
  }

  public int status() {
    return status;
  }
}
