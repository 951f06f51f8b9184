/// The launcher's machinery: the operating system's calls, the workers that wait for processes.
@NullMarked
package bellwether.launch.internal;

import org.jspecify.annotations.NullMarked;
