package import Core

extension Rows {
    /// What stands open or closed about a person, that under earlier numbers included, in the order it was opened.
    package func matters(of person: SubjectRef) -> [MatterRow] {
        guard !matters.isEmpty else { return [] }
        return people(behind: person).flatMap { mattersOfPerson[$0] ?? [] }.compactMap { matters[$0] }
            .sorted { $0.id.text < $1.id.text }
    }

    /// A matter that is still open, or was upheld.
    func standing(_ id: Identifier) -> MatterRow? { matters[id].flatMap { $0.state == .closed ? nil : $0 } }

    /// Whether a person's data may not be used for a purpose now.
    ///
    /// An objection holds from the moment it is made: until it is decided, use is restricted (GDPR 18(1)(d)). A consent
    /// that was given after a restriction lifts it for what it permits (18(2)), and what saves a life goes on (18(2),
    /// important public interest; recital 46).
    func isRestrained(_ person: SubjectRef, for purpose: String, by consent: ConsentRow?, isEmergency: Bool) -> Bool {
        matters(of: person).contains { row in
            guard row.state != .closed else { return false }
            switch row.matter {
            case .objection(let id): return id == purpose
            case .restriction(let restriction):
                guard restriction.purpose ?? purpose == purpose, !isEmergency else { return false }
                return consent.map { $0.from < restriction.since } ?? true
            case .emergency, .request, .sample, .doubt: return false
            }
        }
    }

    /// The restrictions under which a person's entries are read by two officers.
    func fourEyes(on person: SubjectRef) -> [MatterRow] {
        matters(of: person).filter { row in
            guard row.state == .open, case .restriction(let restriction) = row.matter else { return false }
            return restriction.needsTwo
        }
    }

    /// Whether this officer may not read a person's entries without the word of another.
    package func needsSecondReader(_ officer: String, of person: SubjectRef, at instant: Instant) -> Bool {
        fourEyes(on: person).contains { row in
            guard case .restriction(let restriction) = row.matter, let reader = restriction.reader else { return true }
            return reader.officer != officer || instant > reader.until
        }
    }

    /// Whether a reason that was given for this person, purpose and application still holds.
    func hasOpenBox(_ person: SubjectRef, purpose: String, application: String, at instant: Instant) -> Bool {
        matters(of: person).contains { row in
            guard case .emergency(let box) = row.matter else { return false }
            return box.purpose == purpose && box.application == application && instant <= box.until
        }
    }
}
