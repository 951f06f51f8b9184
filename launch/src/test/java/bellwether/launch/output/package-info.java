@NullMarked
package bellwether.launch.output;

import org.jspecify.annotations.NullMarked;
