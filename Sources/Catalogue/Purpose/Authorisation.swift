package import Core

/// The title under which one source may be asked for one purpose.
package struct Authorisation: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Authorisation for the Rijksregister (law of 8 August 1983, art. 5).
        case rrAuthorisation
        /// Deliberation of the Information Security Committee.
        case deliberation
        /// Protocol after the e-government decree, art. 8.
        case `protocol`
    }

    package let source: String
    package let kind: Kind
    package let number: String
    package let attributes: [AttributeID]
    /// How the source knows us when we fetch.
    package let finality: Finality
    /// Other finalities whose facts may be used, each with the clause that allows it (law 4).
    package let accepts: [Acceptance]
    /// Whether what is fetched may be kept at all.
    package let mayKeep: Bool
    /// For how many days what was fetched may be followed up without an open case; 0 where it may not be.
    package let followUpDays: Int
    /// How many days before such a fact is too old it is asked again while the follow-up runs; 0 where it is not.
    package let refreshDays: Int
    /// The last day.
    package let until: CalendarDate

    package struct Acceptance: Hashable, Sendable {
        package let finality: Finality
        package let clause: String

        package init(finality: Finality, clause: String) {
            self.finality = finality
            self.clause = clause
        }
    }

    package init(
        source: String, kind: Kind, number: String, attributes: [AttributeID], finality: Finality,
        accepts: [Acceptance], mayKeep: Bool, followUpDays: Int = 0, refreshDays: Int = 0, until: CalendarDate
    ) {
        self.source = source
        self.kind = kind
        self.number = number
        self.attributes = attributes
        self.finality = finality
        self.accepts = accepts
        self.mayKeep = mayKeep
        self.followUpDays = followUpDays
        self.refreshDays = refreshDays
        self.until = until
    }

    /// Whether a fact fetched under another title may serve this one, and by which clause.
    package func admits(_ finality: Finality) -> Bool {
        finality == self.finality || accepts.contains { $0.finality == finality }
    }
}
