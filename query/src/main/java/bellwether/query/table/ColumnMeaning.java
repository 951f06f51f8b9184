package bellwether.query.table;

/// What is known of a column whatever its type; each is empty where nothing is known.
///
/// @param quirk what to look out for
public record ColumnMeaning(String unit, String source, String quirk) {}
