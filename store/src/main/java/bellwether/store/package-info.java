@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;
