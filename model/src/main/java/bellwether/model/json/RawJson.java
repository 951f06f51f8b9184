package bellwether.model.json;

/// JSON text that goes into a written tree as it is.
public record RawJson(String text) {}
