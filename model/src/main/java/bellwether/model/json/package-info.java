/// The house's one way to write and read JSON: trees of maps, lists, texts, numbers, truth and
/// null.
@NullMarked
package bellwether.model.json;

import org.jspecify.annotations.NullMarked;
