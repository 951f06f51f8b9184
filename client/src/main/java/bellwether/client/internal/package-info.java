/// Sockets, messages and waiting behind the Java API; no part of it.
@NullMarked
package bellwether.client.internal;

import org.jspecify.annotations.NullMarked;
