/// The machinery of the network interface.
@NullMarked
package bellwether.server.internal;

import org.jspecify.annotations.NullMarked;
