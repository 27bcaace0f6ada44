package import Core

/// What kind of matter a ``MatterRow`` is, with what the judge must remember of it.
package enum Matter: Hashable, Sendable {
    /// Processing is restricted (GDPR 18).
    case restriction(Restriction)
    /// The citizen objects to a purpose, by its id (GDPR 21).
    case objection(purpose: String)
    /// Data was asked for in an emergency, and a review must follow.
    case emergency(EmergencyBox)
    /// A citizen uses a right, and is owed an answer (GDPR 12(3)).
    case request(SubjectRight, due: CalendarDate, isExtended: Bool)
    /// Entries that were drawn to be looked through.
    case sample(SampleSheet)
    /// A value that somebody contests.
    case doubt(Doubt)
}

/// Limits what may be done with a person's data, for one purpose or for all.
package struct Restriction: Hashable, Sendable {
    /// A second officer let this one read for a while.
    package struct Reader: Hashable, Sendable {
        package let officer: String
        package let until: Instant

        package init(officer: String, until: Instant) {
            self.officer = officer
            self.until = until
        }
    }

    /// How long a second officer's word lets the first one read.
    package static let readingDays: Int64 = 1

    /// The purpose's id; `nil` for all.
    package let purpose: String?
    package let since: Instant
    /// The person's entries are read by two officers together, or not at all.
    package let needsTwo: Bool
    package var reader: Reader?

    package init(purpose: String?, since: Instant, needsTwo: Bool, reader: Reader? = nil) {
        self.purpose = purpose
        self.since = since
        self.needsTwo = needsTwo
        self.reader = reader
    }
}

/// The time for which one reason holds, and the day by which an officer must have looked at it.
package struct EmergencyBox: Hashable, Sendable {
    package let purpose: String
    package let application: String
    package let until: Instant
    package let due: CalendarDate

    package init(purpose: String, application: String, until: Instant, due: CalendarDate) {
        self.purpose = purpose
        self.application = application
        self.until = until
        self.due = due
    }
}

/// The drawn entries, and what was found of each so far.
package struct SampleSheet: Hashable, Sendable {
    /// By id, in the order of the draw.
    package let entries: [Identifier]
    /// `true` for an entry that was explained.
    package var findings: [Identifier: Bool]

    package init(entries: [Identifier], findings: [Identifier: Bool] = [:]) {
        self.entries = entries
        self.findings = findings
    }

    package var isComplete: Bool { entries.allSatisfy { findings[$0] != nil } }
    package var unexplained: Int { findings.values.count { !$0 } }
}
