package bellwether.store;

import bellwether.model.Event;

/// An event that is durable.
///
/// @param seq its place in the catalog's order of events, ascending without regard to runs
public record StoredEvent(long seq, Event event) {}
