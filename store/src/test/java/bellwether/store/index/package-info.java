@NullMarked
package bellwether.store.index;

import org.jspecify.annotations.NullMarked;
