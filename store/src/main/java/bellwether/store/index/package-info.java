/// Indexes of events, which only questions need.
@NullMarked
package bellwether.store.index;

import org.jspecify.annotations.NullMarked;
