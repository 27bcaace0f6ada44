package import Core

/// Which entries of a log a bundle opens; all others are withheld and stand in it as leaves.
package struct BundleScope: Hashable, Sendable {
    /// The refs of one person, earlier numbers included: then only that person's own parts are opened.
    package var people: [SubjectRef]
    package var from: Instant?
    package var until: Instant?
    /// `controller/id@n`, or `controller/id` for all versions.
    package var purpose: String?
    package var caseReference: String?
    /// Opens the parts of employees too; without it no name of staff leaves.
    package var staff: Bool
    /// Opens nothing at all: tiles and checkpoint for a witness or a public copy.
    package var nothing: Bool

    package init(
        people: [SubjectRef] = [], from: Instant? = nil, until: Instant? = nil, purpose: String? = nil,
        caseReference: String? = nil, staff: Bool = false, nothing: Bool = false
    ) {
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
            "nothing": nothing ? true : nil, "person": people.isEmpty ? nil : true,
            "purpose": purpose.map { .string($0) }, "staff": staff ? true : nil,
            "until": until.map { .string($0.rfc3339) },
        ])
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
