/// The machinery of the network interface.
@NullMarked
package bellwether.qcg.protocol.internal;

import org.jspecify.annotations.NullMarked;
