/// Tests of parts of the engine.
@NullMarked
package bellwether.engine.internal;

import org.jspecify.annotations.NullMarked;
