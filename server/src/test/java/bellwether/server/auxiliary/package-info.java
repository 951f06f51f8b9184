@NullMarked
package bellwether.server.auxiliary;

import org.jspecify.annotations.NullMarked;
