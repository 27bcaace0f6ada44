package import Core
package import Ledger
package import OnlyOnce

/// A log with its keys and its clock, ready to take acts.
package struct SampleLog: Sendable {
    package let storage: any LedgerStorage & FactStorage & ErasureStorage & PruningStorage
    package let keys: any KeyStorage
    package let clock: TestClock
    package let entropy: Entropy
    package let acts: SampleController

    package init(
        storage: any LedgerStorage & FactStorage & ErasureStorage & PruningStorage, keys: any KeyStorage,
        clock: TestClock,
        entropy: Entropy = .system
    ) {
        self.storage = storage
        self.keys = keys
        self.clock = clock
        self.entropy = entropy
        acts = SampleController(storage.controller)
    }

    /// An act, sealed and not yet committed; `skew` in milliseconds.
    package func proposal(
        _ act: Act, skew: Int64 = 0, facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil,
        line: LineEnding? = nil
    ) async throws -> Proposal {
        let at = clock.now.adding(milliseconds: skew)
        let event = Event(id: .timeOrdered(at: at, entropy: entropy), at: at, origin: storage.origin, act: act)
        let parts = try await Sealer(origin: storage.origin, keys: keys, entropy: entropy).seal(event)
        return Proposal(event: event, parts: parts, facts: facts, purposeBytes: purposeBytes, line: line)
    }

    /// Commits one act that ends a line of a task.
    package func commit(_ act: Act, line: LineEnding) async throws -> Verdict {
        let proposal = try await proposal(act, line: line)
        guard let verdict = await storage.commit([proposal]).first else { throw ContractBreach("no verdict came back") }
        return verdict
    }

    /// Commits one act, and says its id and verdict.
    @discardableResult
    package func commit(
        _ act: Act, facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil
    ) async throws -> (id: Identifier, verdict: Verdict) {
        let proposal = try await proposal(act, facts: facts, purposeBytes: purposeBytes)
        guard let verdict = await storage.commit([proposal]).first else { throw ContractBreach("no verdict came back") }
        return (proposal.event.id, verdict)
    }

    /// Commits an act that must stand.
    @discardableResult
    package func append(
        _ act: Act, facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil
    ) async throws -> (id: Identifier, position: Position) {
        let (id, verdict) = try await commit(act, facts: facts, purposeBytes: purposeBytes)
        guard case .appended(let position) = verdict else { throw ContractBreach("not appended: \(verdict)") }
        return (id, position)
    }

    /// Opens the log, with an officer, an application, and the purposes `discount` and `task`.
    package func open() async throws {
        try await append(acts.opening)
        try await append(acts.firstOfficer)
        try await append(acts.application())
        for id in ["discount", "task"] {
            try await append(acts.activation(id), purposeBytes: acts.purposeBytes(id))
        }
    }

    /// A person with a consent for `discount`.
    package func consenting() async throws -> (person: SubjectRef, consent: Basis.ConsentCitation) {
        let person = try await person()
        return (person, try await consent(of: person))
    }

    /// A new consent of a person for `discount`, as a basis cites it.
    package func consent(of person: SubjectRef) async throws -> Basis.ConsentCitation {
        let id = try await append(acts.grant(person, from: clock.now)).id
        guard let row = try await storage.rows([.consent(id)]).consents[id] else {
            throw ContractBreach("a consent that was appended is not there")
        }
        return Basis.ConsentCitation(id: id, revision: row.revision)
    }

    package func person() async throws -> SubjectRef {
        guard let ref = try await storage.subject(alias: entropy.bytes(32), create: true) else {
            throw ContractBreach("no ref for a new alias")
        }
        return ref
    }

    /// A consultation for `task` that was answered, and of which nothing is kept.
    func answered(_ person: SubjectRef) async throws -> Identifier {
        let consultation = try await append(acts.consultation(person)).id
        try await append(acts.closing(person, of: consultation))
        return consultation
    }

    /// A consultation of which a fact is kept; the fact's id.
    @discardableResult
    package func keep(
        _ person: SubjectRef, consent: Basis.ConsentCitation? = nil, for interest: Interest
    ) async throws -> (consultation: Identifier, fact: Identifier) {
        let consultation = try await append(acts.consultation(person, consent: consent)).id
        let fact = Identifier.random(entropy)
        try await append(
            acts.closing(
                person, of: consultation, purpose: consent == nil ? "task" : "discount", keeping: [fact], for: interest),
            facts: [fact: entropy.bytes(64)])
        return (consultation, fact)
    }

    /// A source tells another thing than was kept, so that the answers to these purposes may be other.
    package func change(
        _ person: SubjectRef, on consent: Basis.ConsentCitation? = nil, for interest: Interest? = nil,
        of purposes: [String], asker: String
    ) async throws {
        let consultation = try await append(acts.consultation(person, consent: consent)).id
        let fact = Identifier.random(entropy)
        try await append(
            acts.closing(
                person, of: consultation, purpose: consent == nil ? "task" : "discount", keeping: [fact],
                for: interest ?? consent.map(interest(of:)), changed: purposes, asker: asker),
            facts: [fact: entropy.bytes(64)])
    }

    /// Applications are given an answer that rests on a consent, of which nothing is kept.
    package func tell(
        _ person: SubjectRef, on consent: Basis.ConsentCitation, _ applications: [String] = [SampleController.leisure]
    ) async throws {
        let consultation = try await append(acts.consultation(person, consent: consent)).id
        try await append(acts.closing(person, of: consultation, purpose: "discount"))
        for id in applications {
            try await append(
                acts.disclosure(person, consent: consent, after: [consultation], by: Requester(application: id)))
        }
    }

    package func interest(of consent: Basis.ConsentCitation) -> Interest {
        Interest(kind: .consent, id: consent.id, until: clock.now.adding(days: 365))
    }

    package func openCase(days: Int64 = 30) -> Interest {
        Interest(kind: .openCase, id: .random(entropy), until: clock.now.adding(days: days))
    }
}

/// What a storage did otherwise than the contract says.
package struct ContractBreach: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
