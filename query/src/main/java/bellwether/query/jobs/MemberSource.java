package bellwether.query.jobs;

import java.util.List;

/// Where a walk over jobs has the states of their members from.
sealed interface MemberSource permits PresentMembers, PastMembers {

  /// Pieces with the state that the members of their jobs share.
  List<MemberRange> settled(List<MemberRange> pieces);

  /// The members of these pieces that may differ from the others of their job, in order.
  List<Member> members(List<MemberRange> pieces);
}
