package import Catalogue
package import Core
package import Ledger

/// What a request needs to know of one person.
package struct FactNeed: Sendable {
    package let person: SubjectRef
    package let number: INSZ
    package let purpose: Purpose
    package let attributes: [AttributeID]
    package let referenceDate: CalendarDate

    package init(
        person: SubjectRef, number: INSZ, purpose: Purpose, attributes: [AttributeID], referenceDate: CalendarDate
    ) {
        self.person = person
        self.number = number
        self.purpose = purpose
        self.attributes = attributes
        self.referenceDate = referenceDate
    }
}

/// A fact at hand, with its id where it is a kept one.
package struct FactAtHand: Sendable {
    package let fact: Fact
    package let id: Identifier?

    package init(fact: Fact, id: Identifier?) {
        self.fact = fact
        self.id = id
    }
}

/// The calls that would bring what is missing.
///
/// Whoever holds a plan must carry it out or release it.
package struct FetchPlan: Sendable {
    package let calls: [CallRecord]
    /// The attributes of each call, in the same order.
    package let attributes: [[AttributeID]]
    /// Which round of each shared call this plan has joined.
    package let rounds: [Int]
    /// What no connected source delivers.
    package let unreachable: [AttributeID]

    package init(calls: [CallRecord], attributes: [[AttributeID]], rounds: [Int], unreachable: [AttributeID]) {
        self.calls = calls
        self.rounds = rounds
        self.attributes = attributes
        self.unreachable = unreachable
    }
}

/// How a planned call ended, and the facts that it brought.
package struct FetchedCall: Sendable {
    package let ending: CallEnding
    package let attributes: [AttributeID]
    package let facts: [Fact]
    /// Other people about whom data came in.
    package let members: [INSZ]
    /// Why what is missing is missing, and when to ask again.
    package let unavailability: Unavailability?

    package init(
        ending: CallEnding, attributes: [AttributeID], facts: [Fact], members: [INSZ], unavailability: Unavailability?
    ) {
        self.ending = ending
        self.attributes = attributes
        self.facts = facts
        self.members = members
        self.unavailability = unavailability
    }
}

/// Facts ready to be kept in the transaction that closes their consultation.
package struct Keeping: Sendable {
    package let kept: [KeptFact]
    package let sealed: [Identifier: [UInt8]]
    /// For memory, once the commit has returned.
    package let facts: [FactAtHand]

    package init(kept: [KeptFact], sealed: [Identifier: [UInt8]], facts: [FactAtHand]) {
        self.kept = kept
        self.sealed = sealed
        self.facts = facts
    }

    package static let nothing = Keeping(kept: [], sealed: [:], facts: [])
}

/// Which facts, how fresh, for whom: implemented by OnlyOnce.
package protocol FactSource: Sendable {
    /// The kept facts that this purpose may use for this day without asking anyone (law 4).
    func usable(for need: FactNeed) async throws(LedgerError) -> [FactAtHand]
    func plan(_ attributes: [AttributeID], for need: FactNeed) async -> FetchPlan
    /// Carries a plan out; `mayRetry` records a further attempt before it is made, and says no when it may not be.
    func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool
    ) async -> [FetchedCall]
    func release(_ plan: FetchPlan, for need: FactNeed) async
    /// Seals what may be kept under this interest.
    func keeping(_ fetched: [FetchedCall], for need: FactNeed, interest: Interest?) async throws(LedgerError) -> Keeping
    /// Fills memory, after the commit that kept the facts.
    func committed(_ keeping: Keeping, for person: SubjectRef, interest: Interest)
    /// Adds an interest in facts that are kept already.
    func held(_ facts: [Identifier], of person: SubjectRef, interest: Interest)
    /// Clears a person from memory at once.
    func forget(_ person: SubjectRef)
    /// What is kept of a person, by name, and for which purposes; no values.
    func inventory(of person: SubjectRef) async throws(LedgerError) -> [HeldFact]
}

/// A kept fact by name, and the purposes whose interest keeps it.
package struct HeldFact: Hashable, Sendable {
    package let attribute: AttributeID
    package let purposes: [String]

    package init(attribute: AttributeID, purposes: [String]) {
        self.attribute = attribute
        self.purposes = purposes
    }
}
