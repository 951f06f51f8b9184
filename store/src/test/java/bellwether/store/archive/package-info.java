@NullMarked
package bellwether.store.archive;

import org.jspecify.annotations.NullMarked;
