@NullMarked
package bellwether.epmt;

import org.jspecify.annotations.NullMarked;
