import Core
import Disclosure
import Doubles
import Ledger
import Store
import Testing

@Suite("Away for a week, an application catches up without loss; what was lost is said")
struct FeedTests {
    @Test("it reads on from where it was, each event once, across a restart and what was cleared")
    func week() async throws {
        let folder = try Folder()
        let first = try await EventHouse(folder)
        for _ in 0..<3 { try await first.change() }
        let known = try #require(try await first.read())
        #expect(known.count == 3)
        for day in 0..<7 {
            folder.clock.advance(milliseconds: 86_400_000)
            for _ in 0..<(day % 3) { try await first.change() }
            try await first.desk.clear()
        }
        await first.store.close()
        let second = try await EventHouse(folder, isNew: false)
        let missed = try #require(try await second.read(after: known.last?.id))
        #expect(missed.count == 6)
        #expect(try await second.read() == known + missed)
        await second.store.close()
    }

    @Test("a place from before the events that went is refused, that of who has read all is not")
    func gone() async throws {
        let house = try await EventHouse(Folder())
        for _ in 0..<3 { try await house.change() }
        let known = try #require(try await house.read())
        house.folder.clock.advance(milliseconds: (EventDesk.days + 1) * 86_400_000)
        try await house.desk.clear()
        #expect(try await house.read(after: known[2].id) == [])
        #expect(try await house.read(after: known[0].id) == nil)
        await house.store.close()
    }

    @Test("put back from an older backup, the feed does not know a later place, so that nothing goes unseen")
    func restored() async throws {
        let folder = try Folder()
        let first = try await EventHouse(folder)
        try await first.change()
        let early = try #require(try await first.read()?.last?.id)
        await first.store.close()
        try folder.copy("a", to: "backup")
        let second = try await EventHouse(folder, isNew: false)
        try await second.change()
        let late = try #require(try await second.read()?.last?.id)
        await second.store.close()
        // A log that went on elsewhere is not served; a fork of the feed is what is asked here.
        try folder.copy("backup", to: "a")
        let third = try await EventHouse(folder, isNew: false)
        #expect(try await third.read(after: late) == nil)
        #expect(try await third.read(after: early) == [])
        await third.store.close()
    }

    @Test("a purpose that ends for many people is told of in pieces, each once, also after a restart between them")
    func pieces() async throws {
        let folder = try Folder()
        let first = try await EventHouse(folder)
        let log = first.log
        var people: [SubjectRef] = []
        for _ in 0...EventDesk.mostAtOnce {
            let person = try await log.person()
            let fact = try await log.keep(person, for: log.openCase()).fact
            try await log.append(log.acts.disclosure(person, using: [fact]))
            people.append(person)
        }
        try await log.append(
            .purposeRetired(PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)))
        #expect(try await first.read(limit: 500) == [])
        let count = try await first.store.releaseEvents(at: folder.clock.now, limit: 3, entropy: .system)
        #expect(count == 3)
        #expect(try await first.read(limit: 500)?.count == 3)
        await first.store.close()
        let second = try await EventHouse(folder, isNew: false)
        for _ in 0..<2 { try await second.desk.release() }
        let references = Set(
            people.map {
                second.store.keys.controllerKeys.reference(application: "leisure", purpose: "task", subject: $0)
            })
        let read = try #require(try await second.read(limit: 500))
        #expect(read.count == people.count && Set(read.map(\.reference)) == references)
        await second.store.close()
    }

    @Test("another's events are never read")
    func own() async throws {
        let house = try await EventHouse(Folder())
        try await house.register("other")
        try await house.change(["leisure"])
        try await house.change(["other"])
        let (mine, theirs) = (try #require(try await house.read()), try #require(try await house.read("other")))
        #expect(mine.count == 1 && theirs.count == 1 && mine[0].reference != theirs[0].reference)
        #expect(try await house.read("other", after: mine[0].id) == nil)
        await house.store.close()
    }
}
