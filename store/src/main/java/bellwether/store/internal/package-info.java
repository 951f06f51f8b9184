/// The machinery of the catalog; nothing here is meant for other rooms.
@NullMarked
package bellwether.store.internal;

import org.jspecify.annotations.NullMarked;
