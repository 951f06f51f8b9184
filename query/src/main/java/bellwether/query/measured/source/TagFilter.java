package bellwether.query.measured.source;

import bellwether.query.Tags;
import java.util.List;
import java.util.Map;

/// Which tags something must have: all those of any of the alternatives. An alternative without
/// tags asks for things without tags.
///
/// @param alternatives one of them must hold
/// @param exact whether more tags than those asked for are too many
public record TagFilter(List<Tags> alternatives, boolean exact) {
  /// Copies the list.
  public TagFilter {
    alternatives = List.copyOf(alternatives);
  }

  /// All of these tags, and perhaps more.
  public static TagFilter of(Tags tags) {
    return new TagFilter(List.of(tags), false);
  }

  /// The same from a map.
  public static TagFilter of(Map<String, String> tags) {
    return of(new Tags(tags));
  }

  /// The same from `name:value;name:value`.
  public static TagFilter of(String tags) {
    return of(Tags.parse(tags));
  }

  /// Any of several.
  public static TagFilter anyOf(List<Tags> alternatives) {
    return new TagFilter(alternatives, false);
  }

  /// The same, and no further tags.
  public TagFilter exactly() {
    return new TagFilter(alternatives, true);
  }

  /// Whether something with these tags is meant.
  public boolean matches(Tags tags) {
    return alternatives.stream().anyMatch(wanted -> matches(wanted, tags));
  }

  private boolean matches(Tags wanted, Tags tags) {
    return exact || wanted.isEmpty() ? wanted.equals(tags) : wanted.isIn(tags);
  }
}
