/// The engine's machinery: resources, the queue of ready jobs, dependencies, deadlines.
@NullMarked
package bellwether.engine.internal;

import org.jspecify.annotations.NullMarked;
