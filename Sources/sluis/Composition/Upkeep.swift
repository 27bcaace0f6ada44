import Core
import Disclosure
import Ledger
import OnlyOnce
import Server

/// What the gateway does beside its callers.
///
/// Each turn it opens the log of a new year, carries over what still runs, makes the events of what begins then and clears
/// tasks and events that have passed their end, and each day it lets go of what is kept for a consent or another reason that has ended by itself, and ends
/// doubts that nobody confirmed; from time to time it asks the sources what changed. Beside that it asks again what is
/// followed up, and has sources strike out whom we follow no more.
struct Upkeep: Sendable {
    let houses: [ControllerHouse]
    let settings: UpkeepSettings

    private var pause: Duration { .seconds(settings.everySeconds) }

    /// Goes on until its task is cancelled; what cannot be written is tried again at the next turn.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await keepUp() }
            group.addTask { await refresh() }
        }
    }

    private func keepUp() async {
        var swept: [String: CalendarDate] = [:]
        var feeds: [String: FeedTimetable] = [:]
        while (try? await Task.sleep(for: pause)) != nil {
            for house in houses {
                _ = try? await house.carrier.run()
                try? await house.desk.tasks.clear()
                try? await house.desk.events.release()
                try? await house.desk.events.clear()
                let name = house.settings.name
                let (now, today) = (house.journal.clock.now, house.journal.clock.today)
                if swept[name] != today {
                    if (try? await house.desk.exchange.retention.apply(by: nil)) != nil { swept[name] = today }
                }
                let timetable = FeedTimetable(everyMinutes: settings.feedMinutes)
                // What cannot be recorded is tried at the next turn.
                if feeds[name, default: timetable].isDue(at: now), let done = try? await house.changes.run() {
                    feeds[name, default: timetable].asked(hasFailed: done.hasFailed, at: now)
                }
                for feed in house.addressFeeds {
                    let name = name + " " + feed.source
                    guard feeds[name, default: timetable].isDue(at: now),
                        let done = try? await house.changes.run(feed)
                    else { continue }
                    feeds[name, default: timetable].asked(hasFailed: done.hasFailed, at: now)
                }
            }
        }
    }

    private func refresh() async {
        while (try? await Task.sleep(for: pause)) != nil {
            for house in houses {
                _ = try? await house.refresher.turn()
                _ = try? await house.inscriptions.turn()
            }
        }
    }
}
