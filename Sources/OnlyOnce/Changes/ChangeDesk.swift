package import Catalogue
package import Core
package import Disclosure
package import Ledger

/// Asks the sources what changed for the people whom we follow, and lets go of the facts that it touches.
///
/// Each question is an entry before it goes out; a batch is acknowledged by the next question, after every notice in it
/// is durable. A batch that comes again after a crash finds its facts gone, and does no harm.
package struct ChangeDesk: Sendable {
    /// Batches that are taken in one go.
    private static let most = 200
    private static let notices: AttributeID = "mutations.notices"
    private static let receipt: AttributeID = "mutations.receipt"

    /// What one person's notice came to: whose answers may be other now.
    package struct Touched: Hashable, Sendable {
        package let person: SubjectRef
        package let facts: Int
        /// The purposes whose interest in what went runs on.
        package let purposes: [String]
    }

    package struct Done: Hashable, Sendable {
        package var notices = 0
        package var touched: [Touched] = []
        /// Whether a source gave no answer, so that it is asked again before the interval is over.
        package var hasFailed = false

        package init() {}
    }

    let journal: Journal
    let subjects: Subjects
    let purposes: ActivePurposes
    let facts: KeptAndFetched
    let kinds: ChangeKinds
    /// The controller itself: it asks for its own list.
    private let asker: EnterpriseNumber

    package init(
        journal: Journal, subjects: Subjects, purposes: ActivePurposes, facts: KeptAndFetched, kinds: ChangeKinds,
        asker: EnterpriseNumber
    ) {
        self.journal = journal
        self.subjects = subjects
        self.purposes = purposes
        self.facts = facts
        self.kinds = kinds
        self.asker = asker
    }

    /// Every feed that is connected, for every aim under which something of its source may be kept.
    package func run() async throws(LedgerError) -> Done {
        var done = Done()
        for service in facts.caller.services where service.delivers.contains(Self.notices) {
            guard let feed = kinds.feed(service.source) else { continue }
            for finality in finalities(of: feed.source) { try await run(service, feed, finality, &done) }
        }
        return done
    }

    /// What the sources call the aims of the purposes in force, each once.
    private func finalities(of source: String) -> [Finality] {
        var found: [Finality] = []
        for title in purposes.all.flatMap(\.adoption.authorisations) where title.source == source && title.mayKeep {
            if !found.contains(title.finality) { found.append(title.finality) }
        }
        return found
    }

    private func run(
        _ service: SourceService, _ feed: ChangeKinds.Feed, _ finality: Finality, _ done: inout Done
    ) async throws(LedgerError) {
        var receipt: String?
        for _ in 0..<Self.most {
            let reference = Identifier.timeOrdered(at: journal.clock.now, entropy: journal.entropy).text
            let asking = FeedAsking(
                source: feed.source, service: service.name, finality: finality.text, reference: reference,
                isAcknowledging: receipt != nil)
            guard case .appended(let line) = try await journal.record(.changesAsked(asking)) else { return }
            let reply = await facts.caller.call(
                SourceCall(
                    service: service.name, number: .enterprise(asker), finality: finality, reference: reference,
                    referenceDate: journal.clock.today, attributes: [Self.notices, Self.receipt], receipt: receipt),
                mayRetry: { _ in false })
            done.hasFailed = done.hasFailed || !reply.status.isAnswer
            let changes = Self.value(Self.notices, reply).map(PersonChange.list) ?? []
            var strangers = 0
            for change in changes {
                let touched = try await take(change, feed, reference)
                if touched.isEmpty { strangers += 1 }
                done.touched += touched
            }
            done.notices += changes.count
            let reading = FeedReading(
                asking: line.id, source: feed.source, status: reply.status, code: reply.code,
                notices: changes.count, strangers: strangers)
            _ = try await journal.record(.changesRead(reading))
            guard case .text(let next)? = Self.value(Self.receipt, reply) else { return }
            receipt = next
        }
    }

    /// Records a notice about each person whom its numbers mean, and lets go of what it touches.
    private func take(
        _ change: PersonChange, _ feed: ChangeKinds.Feed, _ reference: String
    ) async throws(LedgerError) -> [Touched] {
        var people: [SubjectRef] = []
        for number in change.numbers {
            guard let person = try await subjects.existing(number), !people.contains(person) else { continue }
            people.append(person)
        }
        var touched: [Touched] = []
        for person in people {
            let kept = try await facts.opened(of: person)
            if let found = try await record(change, of: person, among: kept, feed, reference) { touched.append(found) }
        }
        return touched
    }

    /// The entry on one person; it says which facts go, and they go with it.
    func record(
        _ change: PersonChange, of person: SubjectRef, among kept: [KeptAndFetched.Opened], _ feed: ChangeKinds.Feed,
        _ reference: String
    ) async throws(LedgerError) -> Touched? {
        let reach = ChangeReach(services: facts.caller.services)
        // The number by which an inscription is ended is no data, and stays for that.
        let fed = kept.filter { item in
            item.holds.contains { $0.interest.kind != .inscription } && reach.touches(item.fact, change, of: feed)
        }
        let running = fed.flatMap(\.holds).filter {
            $0.interest.kind != .inscription && $0.interest.until >= journal.clock.now
        }.map(\.purpose)
        let notice = ChangeNotice(
            person: person, source: feed.source, kind: change.kind, reference: reference, facts: fed.map(\.id),
            purposes: Set(running).sorted())
        guard case .appended = try await journal.record(.changeNoticed(notice)) else { return nil }
        facts.forget(person)
        return Touched(person: person, facts: fed.count, purposes: notice.purposes)
    }

    private static func value(_ attribute: AttributeID, _ reply: SourceReply) -> Value? {
        guard case .value(let value)? = reply.told[attribute]?.content else { return nil }
        return value
    }
}
