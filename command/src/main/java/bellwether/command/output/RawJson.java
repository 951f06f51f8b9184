package bellwether.command.output;

/// JSON text that goes into data as it is.
public record RawJson(String text) {}
