import Catalogue
package import Core
package import Ledger
import Synchronization

/// The same question about a list of people: made, given its list, followed, paused, and taken away.
///
/// A task belongs to the application that made it, and to nobody else. Each of its lines is a question of its own, judged
/// at its own moment, with its own entries in the log.
package final class TaskDesk: Sendable {
    /// How long list and results stay, in days.
    enum Days {
        /// Without a whole list.
        static let open: Int64 = 7
        /// Paused, or done.
        static let kept: Int64 = 30
        /// Once the results were fetched whole.
        static let fetched: Int64 = 7
        /// How long after its begin, or since it was resumed, a line waits for sources that stay away: a weekend.
        static let waiting: Int64 = 3
    }

    package enum Made: Sendable {
        case made(TaskStatus)
        case refused(Refusal)
    }

    /// What became of something that only some states allow.
    package enum Changed: Sendable {
        case changed(TaskStatus)
        /// There, and in a state that does not allow it.
        case notNow(TaskStatus)
        case absent
    }

    package let storage: any TaskStorage
    let journal: Journal
    let purposes: ActivePurposes
    /// Tells the runner that there is something to do.
    let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let keys = Mutex<[Identifier: SealingKey]>([:])
    /// Stopped just now: of these no line begins, whatever a runner has read.
    let halted = Mutex<Set<Identifier>>([])
    /// Whose list is coming in.
    let filling = Mutex<Set<Identifier>>([])
    /// How tasks fare whose sources stay away.
    let rests = Mutex<[Identifier: TaskRest]>([:])
    /// The line up to which results were read without a gap.
    let readTo = Mutex<[Identifier: Int64]>([:])

    package init(storage: any TaskStorage, journal: Journal, purposes: ActivePurposes) {
        self.storage = storage
        self.journal = journal
        self.purposes = purposes
    }

    func ring() { bell.continuation.yield() }
    func isHalted(_ id: Identifier) -> Bool { halted.withLock { $0.contains(id) } }

    /// Makes a task, which waits for its list; or tells at once that this application may not ask this at all.
    package func make(_ wish: TaskWish, by application: ApplicationRow) async throws(DisclosureError) -> Made {
        let purpose = purposes.active(wish.purpose)
        let today = journal.clock.today
        let refusal = wish.refusal(of: purpose, to: application, today: today)
        guard let purpose, refusal == nil else {
            let refusal = refusal ?? Refusal(.unknownPurpose, law: 2)
            let requester = Requester(application: application.id, employee: wish.employee, process: wish.process)
            try await told { () async throws(LedgerError) in
                try await self.record(
                    refusal, wish.purpose, purpose, by: requester, caseReference: wish.caseReference)
            }
            return .refused(refusal)
        }
        let now = journal.clock.now
        let id = Identifier.random(journal.entropy)
        let terms = TaskTerms(
            purpose: wish.purpose,
            referenceDate: wish.referenceDate ?? purpose.defaultReferenceDate(today: today),
            caseReference: wish.caseReference, employee: wish.employee, process: wish.process,
            outputs: wish.outputs ?? purpose.outputs)
        return try await told { () async throws(LedgerError) in
            let key = try await self.storage.makeTaskKey(id)
            let sealer = TaskSealer(task: id, key: key, entropy: self.journal.entropy)
            let row = TaskRow(
                id: id, application: application.id, purpose: wish.purpose, state: .open, made: now,
                until: now.adding(days: Days.open),
                sealed: try sealer.seal(terms.json.canonicalBytes, as: .terms))
            try await self.storage.add(row)
            return .made(
                TaskStatus(id: id, state: .open, terms: terms, made: row.made, until: row.until, counts: [:]))
        }
    }

    /// A refusal about no person in particular (law 1).
    func record(
        _ refusal: Refusal, _ asked: String, _ purpose: Purpose?, by requester: Requester, caseReference: String?
    ) async throws(LedgerError) {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: nil, purpose: asked, version: purpose?.ref, rule: refusal.rule, requester: requester,
                    caseReference: caseReference, asked: "task")))
    }

    /// `nil` for what is another's, gone, or not there.
    package func status(_ id: Identifier, of application: String) async throws(DisclosureError) -> TaskStatus? {
        try await told { () async throws(LedgerError) in try await self.find(id, application)?.status }
    }

    /// What is under way is finished; nothing new begins.
    package func pause(_ id: Identifier, of application: String) async throws(DisclosureError) -> Changed {
        try await change(id, application, from: [.running, .paused], to: .paused)
    }

    package func resume(_ id: Identifier, of application: String) async throws(DisclosureError) -> Changed {
        try await change(id, application, from: [.running, .paused], to: .running)
    }

    func change(
        _ id: Identifier, _ application: String, from: Set<TaskState>, to state: TaskState
    ) async throws(DisclosureError) -> Changed {
        try await told { () async throws(LedgerError) in
            guard let found = try await self.find(id, application) else { return .absent }
            let until = self.journal.clock.now.adding(days: Days.kept)
            // Before it is paused, so that no line begins after the answer; what another changes meanwhile, the feeds
            // see in the row.
            if state == .paused { self.halted.withLock { _ = $0.insert(id) } }
            guard try await self.storage.move(id, from: from, to: state, until: until) else {
                if found.row.state == .running { self.halted.withLock { _ = $0.remove(id) } }
                return .notNow(found.status)
            }
            if state == .running {
                self.halted.withLock { _ = $0.remove(id) }
                self.rests.withLock { $0[id] = nil }
                self.ring()
            }
            return try await self.find(id, application).map { .changed($0.status) } ?? .absent
        }
    }

    /// Nothing waits any more: the task is done, and its results stay for a while.
    func finish(_ id: Identifier) async throws(LedgerError) {
        rests.withLock { $0[id] = nil }
        _ = try await storage.move(
            id, from: [.running], to: .done, until: journal.clock.now.adding(days: Days.kept))
    }

    struct Found {
        let row: TaskRow
        let terms: TaskTerms
        let sealer: TaskSealer
        let status: TaskStatus
    }

    func find(_ id: Identifier, _ application: String) async throws(LedgerError) -> Found? {
        guard let row = try await storage.task(id), row.application == application, row.state != .ending,
            let (terms, sealer) = try await open(row)
        else { return nil }
        return Found(
            row: row, terms: terms, sealer: sealer,
            status: TaskStatus(
                id: id, state: row.state, terms: terms, made: row.made, until: row.until,
                counts: try await storage.counts(of: id)))
    }

    func findTold(_ id: Identifier, _ application: String) async throws(DisclosureError) -> Found? {
        try await told { () async throws(LedgerError) in try await self.find(id, application) }
    }

    /// What a task asks; `nil` where its key is destroyed.
    func open(_ row: TaskRow) async throws(LedgerError) -> (TaskTerms, TaskSealer)? {
        var key = keys.withLock { $0[row.id] }
        if key == nil {
            key = try await storage.taskKey(row.id)
            if let key { keys.withLock { $0[row.id] = key } }
        }
        guard let key else { return nil }
        let sealer = TaskSealer(task: row.id, key: key, entropy: journal.entropy)
        guard let terms = TaskTerms(json: try sealer.open(row.sealed, as: .terms)) else {
            throw LedgerError(.unreadable, "the terms of a task do not read")
        }
        return (terms, sealer)
    }

    func told<Result>(
        _ body: () async throws(LedgerError) -> Result
    ) async throws(DisclosureError) -> Result {
        do {
            return try await body()
        } catch {
            throw DisclosureError(error)
        }
    }
}
