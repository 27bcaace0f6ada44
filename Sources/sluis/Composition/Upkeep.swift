import Core
import Disclosure
import Ledger
import OnlyOnce
import Server

/// What the gateway does beside its callers.
///
/// Each minute it opens the log of a new year, carries over what still runs and clears tasks and events that have passed
/// their end, and each day it lets go of what is kept for a consent or another reason that has ended by itself, ends
/// doubts that nobody confirmed, and asks the sources what changed. Beside that it asks again what is followed up.
struct Upkeep: Sendable {
    private static let pause = Duration.seconds(60)

    let houses: [ControllerHouse]

    /// Goes on until its task is cancelled; what cannot be written is tried again at the next turn.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await keepUp() }
            group.addTask { await refresh() }
        }
    }

    private func keepUp() async {
        var swept: [String: CalendarDate] = [:]
        while (try? await Task.sleep(for: Self.pause)) != nil {
            for house in houses {
                _ = try? await house.carrier.run()
                try? await house.desk.tasks.clear()
                try? await house.desk.events.clear()
                let (name, today) = (house.settings.name, house.journal.clock.today)
                guard swept[name] != today else { continue }
                let retention = RetentionDesk(journal: house.journal, facts: house.facts)
                guard (try? await retention.apply(by: nil)) != nil,
                    (try? await house.desk.exchange.doubts.sweep()) != nil, (try? await house.changes.run()) != nil
                else {
                    continue
                }
                for feed in house.addressFeeds { _ = try? await house.changes.run(feed) }
                swept[name] = today
            }
        }
    }

    private func refresh() async {
        while (try? await Task.sleep(for: Self.pause)) != nil {
            for house in houses { _ = try? await house.refresher.turn() }
        }
    }
}
