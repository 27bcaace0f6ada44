import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support

/// The facts of one controller over a log in memory.
struct House {
    let clock: TestClock
    let ledger: MemoryLedger
    let keys: MemoryKeys
    let facts: KeptAndFetched
    let rita: SubjectRef
    let number: INSZ

    init(
        caller: any SourceCaller, clock: TestClock = TestClock(), storage: (any FactStorage)? = nil, seed: UInt64 = 4
    ) throws {
        let entropy = Entropy.seeded(seed)
        let origin = "log.test/zonnegem"
        self.clock = clock
        keys = try MemoryKeys(origin: origin + "/2026", entropy: entropy)
        ledger = MemoryLedger(controller: "zonnegem", base: origin, keys: keys, clock: clock.wall, entropy: entropy)
        facts = KeptAndFetched(
            origin: ledger.origin, storage: storage ?? ledger, keys: keys, caller: caller,
            dictionary: try Self.dictionary(), clock: clock.wall, entropy: entropy)
        rita = .random(entropy)
        number = try INSZ("58631400273").orFail()
    }

    static func dictionary() throws -> AttributeDictionary {
        try AttributeDictionary(yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
    }

    func need(
        _ purpose: Purpose, _ attributes: [AttributeID] = [Sample.municipality], on day: CalendarDate = Sample.today
    ) -> FactNeed {
        FactNeed(person: rita, number: number, purpose: purpose, attributes: attributes, referenceDate: day)
    }

    func fetch(_ need: FactNeed) async -> [FetchedCall] {
        await fetch(await facts.plan(need.attributes, for: need), for: need)
    }

    func fetch(_ plan: FetchPlan, for need: FactNeed) async -> [FetchedCall] {
        await facts.fetch(plan, for: need, mayRetry: { _, _ in true }, mayInscribe: { _ in true })
    }

    var interest: Interest {
        Interest(kind: .openCase, id: .random(.seeded(9)), until: clock.now.adding(days: 30))
    }
}

/// Something that a test needs is not there.
struct Missing: Error {}

extension Optional {
    func orFail() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}
