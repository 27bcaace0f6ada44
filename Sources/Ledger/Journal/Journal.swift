package import Core

/// The one way into the log: it dates an act, seals its parts, and waits until the entry is durable.
package final class Journal: Sendable {
    /// What became of an act.
    package enum Recorded: Sendable {
        case appended(Line)
        case refused(Refusal)
    }

    /// Where an act stands in the log.
    package struct Line: Hashable, Sendable {
        package let id: Identifier
        package let position: Position
        package let at: Instant

        package init(id: Identifier, position: Position, at: Instant) {
            self.id = id
            self.position = position
            self.at = at
        }
    }

    /// How many entries of a page are opened at a time.
    package static let lanes = 8

    package let storage: any LedgerStorage
    package let keys: any KeyStorage
    package let clock: WallClock
    package let entropy: Entropy
    /// Whether tasks write to it.
    package let isForTasks: Bool

    package init(
        storage: any LedgerStorage, keys: any KeyStorage, clock: WallClock, entropy: Entropy, isForTasks: Bool = false
    ) {
        self.storage = storage
        self.keys = keys
        self.clock = clock
        self.entropy = entropy
        self.isForTasks = isForTasks
    }

    /// The same log, written to by tasks: whoever waits for an answer goes before them.
    package var forTasks: Journal {
        Journal(storage: storage, keys: keys, clock: clock, entropy: entropy, isForTasks: true)
    }

    package var controller: String { storage.controller }

    /// Appends an act, or says why it may not stand.
    ///
    /// Throws only when the log cannot be written; then nothing may follow.
    ///
    /// An entry that waited too long between sealing and writing, whose log was closed meanwhile or whose key was
    /// destroyed, is sealed again, twice at most. Rows of an earlier log that it rests on are carried into this one first,
    /// in the same commit.
    package func record(
        _ act: Act, facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil, line: LineEnding? = nil
    ) async throws(LedgerError) -> Recorded {
        var attempts = 0
        var carryings: [Carrying] = []
        while true {
            attempts += 1
            var proposals: [Proposal] = []
            for carrying in carryings { proposals.append(try await proposal(carrying.act)) }
            let proposal = try await proposal(act, facts: facts, purposeBytes: purposeBytes, line: line)
            let event = proposal.event
            guard let verdict = await storage.commit(proposals + [proposal]).last else {
                throw LedgerError(.notWritable)
            }
            switch verdict {
            case .appended(let position): return .appended(Line(id: event.id, position: position, at: event.at))
            case .refused(let refusal): return .refused(refusal)
            case .uncarried(let missing):
                guard attempts < 5 else { throw LedgerError(.notWritable, "what it rests on cannot be carried") }
                carryings = missing
            case .failed(let error):
                guard error.code.mayBeSealedAgain, attempts < 3 else { throw error }
            }
        }
    }

    /// Brings rows of earlier logs into this one; what another has carried meanwhile is left.
    ///
    /// - Returns: How many entries were appended.
    package func carry(_ carryings: [Carrying]) async throws(LedgerError) -> Int {
        var proposals: [Proposal] = []
        for carrying in carryings {
            do {
                proposals.append(try await proposal(carrying.act))
            } catch  where error.code == .keyMissing {
                // Of who was erased nothing is carried.
                continue
            }
        }
        var appended = 0
        for verdict in await storage.commit(proposals) {
            switch verdict {
            case .appended: appended += 1
            case .refused, .uncarried: break
            case .failed(let error):
                guard error.code.mayBeSealedAgain else { throw error }
            }
        }
        return appended
    }

    /// An act, dated and sealed for the log as it is now.
    private func proposal(
        _ act: Act, facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil, line: LineEnding? = nil
    ) async throws(LedgerError) -> Proposal {
        let origin = storage.origin
        let at = clock.now
        let event = Event(id: .timeOrdered(at: at, entropy: entropy), at: at, origin: origin, act: act)
        let sealer = Sealer(origin: origin, keys: keys, entropy: entropy)
        return Proposal(
            event: event, parts: try await sealer.seal(event), facts: facts, purposeBytes: purposeBytes, line: line,
            isOfTask: isForTasks)
    }

    /// Opens a stored entry; parts whose keys are gone stay out.
    package func open(_ entry: StoredEntry) async throws(LedgerError) -> [OpenedPart] {
        try await sealer(ofLog: entry.position.log).open(entry)
    }

    /// Opens several, side by side.
    package func open(_ entries: [StoredEntry]) async throws(LedgerError) -> [[OpenedPart]] {
        try await entries.sideBySide(lanes: Journal.lanes) { [self] entry throws(LedgerError) in try await open(entry) }
    }

    /// What opens the entries of the log of a year.
    func sealer(ofLog year: Int) -> Sealer {
        Sealer(origin: storage.origin(ofLog: year), keys: keys, entropy: entropy)
    }

    /// Closes what a crash left open, at start: each such consultation ends as *interrupted*.
    ///
    /// The number that was closed.
    package func closeInterrupted() async throws(LedgerError) -> Int {
        var closed = 0
        for row in try await storage.openConsultations() {
            let rows = try await storage.rows([.purpose(id: row.purpose, version: row.version)])
            guard let purpose = rows.purpose(row.purpose, row.version) else { continue }
            let recorded = try await record(
                .closed(
                    ConsultationClosing(
                        person: row.person, purpose: purpose.ref, consultation: row.id, ending: .interrupted, calls: [],
                        kept: [], interest: nil, members: [])))
            if case .appended = recorded { closed += 1 }
        }
        return closed
    }
}
