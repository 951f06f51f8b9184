/// Conducts one run: feeds the engine, carries out its effects through launcher and catalog, and
/// answers on its control socket.
@NullMarked
package bellwether.manager;

import org.jspecify.annotations.NullMarked;
