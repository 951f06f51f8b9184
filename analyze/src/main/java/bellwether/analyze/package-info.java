/// Holds measured jobs against each other, and keeps what people learn of them.
@NullMarked
package bellwether.analyze;

import org.jspecify.annotations.NullMarked;
