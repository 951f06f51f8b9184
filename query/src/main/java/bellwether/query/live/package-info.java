/// A run while it lasts: how it stands, kept up to date by its events.
@NullMarked
package bellwether.query.live;

import org.jspecify.annotations.NullMarked;
