import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@testable import OnlyOnce

@Suite("A fact is kept only for an interest, where the title allows it and the purpose could use it again")
struct KeepingTests {
    let clock = TestClock()
    let house: House

    init() throws {
        house = try House(caller: ScriptedCaller(at: clock.wall), clock: clock)
    }

    private func keeping(
        mayKeep: Bool = true, ages: [AttributeID: Int] = [Sample.municipality: 31], interest: Interest?
    ) async throws -> Keeping {
        let purpose = Sample.purpose("a", [Sample.title("1", mayKeep: mayKeep)], maximumAgeDays: ages)
        let need = house.need(purpose, [Sample.municipality, Sample.kind])
        return try await house.facts.keeping(await house.fetch(need), for: need, interest: interest)
    }

    @Test("sealed, under an id that everyone who shares the call finds")
    func kept() async throws {
        let keeping = try await keeping(interest: house.interest)
        #expect(keeping.facts.map(\.fact.attribute) == [Sample.municipality])
        #expect(
            keeping.kept.map(\.id) == keeping.facts.map(\.id) && Set(keeping.sealed.keys) == Set(keeping.kept.map(\.id))
        )
        #expect(keeping.kept.map(\.finality) == [Sample.finality("1").text])
        let fact = try #require(keeping.facts.first)
        let again = house.keys.controllerKeys.fact(
            reference: fact.fact.provenance.reference, subject: house.rita, attribute: Sample.municipality)
        #expect(fact.id == again)
        let sealed = try #require(keeping.sealed.values.first)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("residence"))
    }

    @Test("not without an interest, not where the title forbids it, not what is fetched each time anyway")
    func notKept() async throws {
        #expect(try await keeping(interest: nil).kept.isEmpty)
        #expect(try await keeping(mayKeep: false, interest: house.interest).kept.isEmpty)
        #expect(try await keeping(ages: [:], interest: house.interest).kept.isEmpty)
        #expect(try await keeping(ages: [Sample.municipality: 0], interest: house.interest).kept.isEmpty)
    }

    @Test(
        "not where the purpose says no, however fresh it wants it; where only the source being down makes it serve, it is"
    )
    func bySay() async throws {
        func kept(_ terms: Freshness) async throws -> Bool {
            let purpose = Sample.purpose("a", [Sample.title("1")], freshness: [Sample.municipality: terms])
            let need = house.need(purpose, [Sample.municipality])
            return try await !house.facts.keeping(await house.fetch(need), for: need, interest: house.interest).kept
                .isEmpty
        }
        #expect(try await !kept(Freshness(maximumAgeDays: 31, keep: false)))
        #expect(try await kept(Freshness(maximumAgeDays: 31, keep: true)))
        let whenDown = Freshness.WhenDown(olderDays: 3, ground: "proef")
        #expect(try await kept(Freshness(maximumAgeDays: 0, whenDown: whenDown, keep: true)))
    }

    @Test("after the class of keys was erased, under the next key: what was kept before stays unreadable")
    func erased() async throws {
        let before = try #require(try await keeping(interest: house.interest).sealed.values.first)
        house.keys.erase(house.rita, .facts)
        let after = try #require(try await keeping(interest: house.interest).sealed.values.first)
        #expect(try SealedBytes.version(of: after) != SealedBytes.version(of: before))
    }
}
