package import Core

/// Which logs a bundle has and which of their entries it opens; all others are withheld and stand in it as leaves.
package struct BundleScope: Hashable, Sendable {
    /// Whose proofs are in the bundle.
    package enum Logs: Hashable, Sendable {
        /// The log that is written now.
        case current
        case years([Int])
        case all
    }

    package var logs: Logs
    /// The refs of one person, earlier numbers included: then only that person's own parts are opened.
    package var people: [SubjectRef]
    package var from: Instant?
    package var until: Instant?
    /// `controller/id@n`, or `controller/id` for all versions.
    package var purpose: String?
    package var caseReference: String?
    /// Opens the parts of employees too; without it no name of staff leaves.
    package var staff: Bool
    /// Opens nothing of anyone: tiles and checkpoints for a witness or a public copy, and of several logs or keys what
    /// binds them to each other.
    package var nothing: Bool

    package init(
        logs: Logs = .current, people: [SubjectRef] = [], from: Instant? = nil, until: Instant? = nil,
        purpose: String? = nil, caseReference: String? = nil, staff: Bool = false, nothing: Bool = false
    ) {
        self.logs = logs
        self.people = people
        self.from = from
        self.until = until
        self.purpose = purpose
        self.caseReference = caseReference
        self.staff = staff
        self.nothing = nothing
    }

    /// Without the person, as the entry of the export and the manifest keep it.
    package var json: JSON {
        .compact([
            "case": caseReference.map { .string($0) }, "from": from.map { .string($0.rfc3339) },
            "logs": logs.json, "nothing": nothing ? true : nil, "person": people.isEmpty ? nil : true,
            "purpose": purpose.map { .string($0) }, "staff": staff ? true : nil,
            "until": until.map { .string($0.rfc3339) },
        ])
    }

    /// Whether every entry is opened, so that nothing is left to be followed.
    var isEverything: Bool {
        !nothing && people.isEmpty && from == nil && until == nil && purpose == nil && caseReference == nil
    }

    /// Whether an entry is in scope by what stands in clear; the case is compared after opening.
    ///
    /// What the controller decides concerns no person, and every other check rests on it.
    func covers(_ entry: StoredEntry) -> Bool {
        if nothing { return false }
        if entry.type.entryClass == .gov { return true }
        if let from, entry.at < from { return false }
        if let until, entry.at > until { return false }
        if let purpose, entry.purpose != purpose, entry.purpose?.hasPrefix(purpose + "@") != true { return false }
        return people.isEmpty || entry.parts.contains { $0.holder.person.map(people.contains) == true }
    }

    /// Whether a part of an entry in scope is opened.
    func opens(_ holder: PartHolder) -> Bool {
        if let person = holder.person { return people.isEmpty || people.contains(person) }
        return holder != .staff || staff
    }
}

extension BundleScope.Logs {
    /// Absent where it is the log of now.
    fileprivate var json: JSON? {
        switch self {
        case .current: nil
        case .all: "all"
        case .years(let years): .array(years.map { .integer(Int64($0)) })
        }
    }

    /// Whether a log is one of these.
    func holds(_ year: Int, now: Int) -> Bool {
        switch self {
        case .current: year == now
        case .all: true
        case .years(let years): years.contains(year)
        }
    }
}
