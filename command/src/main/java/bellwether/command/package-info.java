/// The manners of every command line: streams, exit statuses and the options that all commands
/// have.
@NullMarked
package bellwether.command;

import org.jspecify.annotations.NullMarked;
