@NullMarked
package bellwether.launch;

import org.jspecify.annotations.NullMarked;
