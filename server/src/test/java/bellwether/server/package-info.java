@NullMarked
package bellwether.server;

import org.jspecify.annotations.NullMarked;
