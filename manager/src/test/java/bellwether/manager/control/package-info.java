/// Tests of the socket.
@NullMarked
package bellwether.manager.control;

import org.jspecify.annotations.NullMarked;
