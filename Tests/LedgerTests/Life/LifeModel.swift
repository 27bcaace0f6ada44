import Core
import Ledger

/// What a consent permits, said as plainly as it can be: no states, only what happened to it.
struct LifeModel {
    struct Yes {
        let person: SubjectRef
        let version: Int
        /// The parent, guardian or administrator who gave it.
        let giver: SubjectRef?
        var from: Instant
        var until: Instant
        var most: Int
        /// Uses in each seven days.
        var weekly: Int
        var mandateUntil: Instant?
        var isOver = false
        var rests = false
        var missesAnAct = false
        var mandateEnded = false
        var dissenters: Set<SubjectRef> = []
        var uses: [CalendarDate] = []

        func permits(at now: Instant) -> Bool {
            let isStopped = isOver || rests || missesAnAct || mandateEnded || !dissenters.isEmpty
            return !isStopped && from <= now && now <= until && now <= mandateUntil ?? until
                && uses.count < most && usesThisWeek(BelgianCalendar.date(at: now)) < weekly
        }

        /// A week begins with the first use after the week before.
        private func usesThisWeek(_ today: CalendarDate) -> Int {
            var first: CalendarDate?
            var count = 0
            for day in uses {
                if let begun = first, day < begun.adding(days: 7) {
                    count += 1
                } else {
                    (first, count) = (day, 1)
                }
            }
            return first.map { today < $0.adding(days: 7) } ?? false ? count : 0
        }
    }

    /// A parent's no, which another parent's yes must reckon with.
    struct No: Hashable {
        let person: SubjectRef
        let parent: SubjectRef
    }

    private(set) var given: [Identifier: Yes] = [:]
    private var noes: Set<No> = []

    func permits(_ id: Identifier, at now: Instant) -> Bool { given[id]?.permits(at: now) ?? false }
    func stands(_ id: Identifier) -> Bool { given[id].map { !$0.isOver } ?? false }

    mutating func change(_ id: Identifier, _ change: (inout Yes) -> Void) {
        guard var yes = given[id] else { return }
        change(&yes)
        given[id] = yes
    }

    mutating func end(_ id: Identifier) { change(id) { $0.isOver = true } }

    /// A yes, in the place of another where it renews one; a parent's stands under the noes of the others.
    mutating func give(_ id: Identifier, _ yes: Yes, byParent: Bool, renewing old: Identifier?) {
        var yes = yes
        if byParent, let parent = yes.giver {
            noes.remove(No(person: yes.person, parent: parent))
            yes.dissenters = dissenters(yes)
        } else {
            yes.dissenters = old.flatMap { given[$0] }?.dissenters ?? []
        }
        if let old { end(old) }
        given[id] = yes
    }

    private func dissenters(_ yes: Yes) -> Set<SubjectRef> {
        Set(noes.filter { $0.person == yes.person && $0.parent != yes.giver }.map(\.parent))
    }

    mutating func refuse(_ person: SubjectRef, by parent: SubjectRef) {
        noes.insert(No(person: person, parent: parent))
    }

    mutating func contest(_ id: Identifier, by parent: SubjectRef) {
        guard let yes = given[id] else { return }
        refuse(yes.person, by: parent)
        change(id) { $0.dissenters.insert(parent) }
    }

    /// The second act, or the other parent's: from then on, or after a contest period of its own.
    mutating func assent(_ id: Identifier, by parent: SubjectRef?, from start: Instant?) {
        guard var yes = given[id] else { return }
        yes.missesAnAct = false
        if let parent {
            noes.remove(No(person: yes.person, parent: parent))
            yes.dissenters = dissenters(yes)
        }
        if let start, yes.dissenters.isEmpty { yes.from = max(yes.from, start) }
        given[id] = yes
    }

    /// An officer takes down that the parents agree.
    mutating func settle(_ id: Identifier) {
        guard let yes = given[id] else { return }
        for parent in dissenters(yes) { noes.remove(No(person: yes.person, parent: parent)) }
        change(id) { $0.dissenters = [] }
    }

    /// Under a version that asks for no more, in an id of its own.
    mutating func carry(_ old: Identifier, to id: Identifier, version: Int, days: Int64, most: Int) {
        guard let before = given[old] else { return }
        var yes = Yes(
            person: before.person, version: version, giver: before.giver, from: before.from,
            until: min(before.until, before.from.adding(days: days)), most: min(before.most, most),
            weekly: before.weekly, mandateUntil: before.mandateUntil)
        yes.rests = before.rests
        yes.missesAnAct = before.missesAnAct
        yes.mandateEnded = before.mandateEnded
        yes.dissenters = before.dissenters
        yes.uses = before.uses
        given[id] = yes
        end(old)
    }
}
