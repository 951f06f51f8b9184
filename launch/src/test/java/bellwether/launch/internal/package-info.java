@NullMarked
package bellwether.launch.internal;

import org.jspecify.annotations.NullMarked;
