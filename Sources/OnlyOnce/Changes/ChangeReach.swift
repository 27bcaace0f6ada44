package import Catalogue
package import Core

/// Which attributes a change touches, by lineage.
///
/// Pure.
package struct ChangeReach: Sendable {
    private let services: [SourceService]

    package init(services: [SourceService]) {
        self.services = services
    }

    /// Whether a kept fact may rest on what changed: it is fed by it, or a service of another source made it of
    /// something that is.
    package func touches(_ fact: Fact, _ change: PersonChange, of feed: ChangeKinds.Feed) -> Bool {
        // What was fetched after the day of the change has it already.
        if let until = change.until, BelgianCalendar.date(at: fact.provenance.retrievedAt) > until { return false }
        // Nothing that came under a number that is the person's no more can be used (FIELD 1.3).
        if change.isOfNumber { return true }
        let fed = attributes(fedBy: change.kind, of: feed)
        if fact.provenance.source == feed.source { return fed.contains(fact.attribute) }
        return derived(from: fed).contains(fact.attribute)
    }

    private func attributes(fedBy kind: String, of feed: ChangeKinds.Feed) -> Set<AttributeID> {
        feed.attributes(fedBy: kind)
            ?? services.filter { $0.source == feed.source }.reduce(into: []) { $0.formUnion($1.delivers) }
    }

    /// What services ask with a touched attribute in their question, and what others ask with that.
    private func derived(from fed: Set<AttributeID>) -> Set<AttributeID> {
        var reached = fed
        while true {
            let more = services.filter { !reached.isDisjoint(with: $0.needs + $0.mayUse) }
                .reduce(into: reached) { $0.formUnion($1.delivers) }
            if more == reached { return reached }
            reached = more
        }
    }
}
