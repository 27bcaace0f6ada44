import Catalogue
import Core
import Disclosure
package import Ledger

/// The address register tells which addresses changed, and not who lives there: kept facts are looked through.
///
/// Whoever's own address id is kept and changed gets a notice; the place in the feed is recorded after those are durable,
/// so that a run that is broken off begins again where the last whole one ended.
extension ChangeDesk {
    /// Pages that are taken in one go; the next run goes on behind them.
    private static let pages = 50
    private static let people = 200
    private static let kind = "address"
    private static let addressID: AttributeID = "address.registerId"

    package func run(_ feed: any AddressPages) async throws(LedgerError) -> Done {
        var done = Done()
        guard let reach = kinds.feed(feed.source + "-changes") else { return done }
        var place = try await place(in: feed.source)
        var pages: [(asking: Identifier, place: String?, page: AddressPage)] = []
        var reference = ""
        for _ in 0..<Self.pages {
            reference = Identifier.timeOrdered(at: journal.clock.now, entropy: journal.entropy).text
            let asking = FeedAsking(
                source: feed.source, service: feed.service, finality: "", reference: reference,
                isAcknowledging: place != nil)
            guard case .appended(let line) = try await journal.record(.changesAsked(asking)) else { return done }
            let page = await feed.page(after: place, reference: reference)
            pages.append((line.id, place, page))
            done.hasFailed = done.hasFailed || !page.status.isAnswer
            guard let next = page.next, page.status == .ok else { break }
            place = next
        }
        let changed = pages.reduce(into: Set<String>()) { $0.formUnion($1.page.addresses) }
        done.notices = changed.count
        if !changed.isEmpty { done.touched = try await take(changed, reach, reference) }
        // Where there is nothing more, the place stays: the newest entry always says it.
        for (asking, place, page) in pages {
            let reading = FeedReading(
                asking: asking, source: feed.source, status: page.status, code: page.code,
                notices: page.addresses.count, strangers: 0, place: page.next ?? place)
            _ = try await journal.record(.changesRead(reading))
        }
        return done
    }

    /// How far the feed was read, by the newest entry that says so.
    private func place(in source: String) async throws(LedgerError) -> String? {
        let query = EntryQuery(source: source, types: [.changesRead], limit: 50)
        for entry in try await journal.storage.entries(query) {
            guard let event = Event(parts: try await journal.open(entry)), case .changesRead(let reading) = event.act,
                let place = reading.place
            else { continue }
            return place
        }
        return nil
    }

    private func take(
        _ changed: Set<String>, _ feed: ChangeKinds.Feed, _ reference: String
    ) async throws(LedgerError) -> [Touched] {
        let titles = purposes.all.flatMap(\.adoption.authorisations).filter { $0.source == feed.source }
        let finalities = Set(titles.map(\.finality.text))
        let change = PersonChange(numbers: [], isOfNumber: false, kind: Self.kind, until: nil)
        var touched: [Touched] = []
        var next: Int64? = 0
        while let from = next {
            let run = try await journal.storage.keptFacts(after: from, people: Self.people)
            next = run.next
            let people = Set(run.rows.facts.values.filter { finalities.contains($0.finality) }.map(\.person))
            for person in people.sorted(by: { $0.text < $1.text }) {
                let kept = try await facts.opened(of: person)
                let lives = kept.contains { item in
                    guard item.fact.attribute == Self.addressID, case .value(.text(let id)) = item.fact.content else {
                        return false
                    }
                    return changed.contains(id)
                }
                if lives, let found = try await record(change, of: person, among: kept, feed, reference) {
                    touched.append(found)
                }
            }
        }
        return touched
    }
}
