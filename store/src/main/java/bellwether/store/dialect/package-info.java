/// The SQL in which databases differ.
@NullMarked
package bellwether.store.dialect;

import org.jspecify.annotations.NullMarked;
