/// Starts jobs through the spawn helper.
@NullMarked
package bellwether.launch.internal.helper;

import org.jspecify.annotations.NullMarked;
