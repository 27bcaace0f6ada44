package import Catalogue
package import Core
package import Disclosure
package import Ledger

/// Which facts, how fresh, for whom: kept ones where the law lets them serve, shared calls for the rest.
package struct KeptAndFetched: FactSource {
    let storage: any FactStorage
    let keys: any KeyStorage
    let caller: any SourceCaller
    let types: [AttributeID: ValueType]
    let clock: WallClock
    let entropy: Entropy
    let memory: FactMemory
    let calls: SharedCalls
    let sealer: FactSealer
    /// So that what a question is made of cannot be guessed from its hash.
    let inputSalt: [UInt8]
    /// The services that deliver an attribute, the preferred one first.
    private let servicesOf: [AttributeID: [SourceService]]

    package init(
        origin: String, storage: any FactStorage, keys: any KeyStorage, caller: any SourceCaller,
        dictionary: AttributeDictionary, clock: WallClock, entropy: Entropy, bytesInMemory: Int = 24 << 20
    ) {
        self.storage = storage
        self.keys = keys
        self.caller = caller
        self.clock = clock
        self.entropy = entropy
        types = dictionary.definitions.mapValues(\.type).merging(Self.numberTypes) { known, _ in known }
        memory = FactMemory(bytes: bytesInMemory)
        calls = SharedCalls(clock: clock)
        sealer = FactSealer(origin: origin, entropy: entropy)
        inputSalt = entropy.bytes(32)
        var servicesOf: [AttributeID: [SourceService]] = [:]
        for service in caller.services.sorted(by: { $0.isPreferred(to: $1) }) {
            for attribute in service.delivers { servicesOf[attribute, default: []].append(service) }
        }
        self.servicesOf = servicesOf
    }

    /// About how much of what is kept lies open in memory.
    package var bytesInMemory: Int { memory.bytes }

    /// The service that a purpose may ask for an attribute: one of the source that its authorisation names.
    func service(for attribute: AttributeID, _ purpose: Purpose) -> SourceService? {
        guard let title = purpose.authorisation(for: attribute) else { return nil }
        return servicesOf[attribute]?.first { $0.source == title.source }
    }

    package func inputs(behind fact: Fact) -> Set<AttributeID> {
        let services = servicesOf[fact.attribute] ?? []
        let own = services.filter { $0.name == fact.provenance.service }
        var inputs: Set<AttributeID> = []
        var open = (own.isEmpty ? services : own).flatMap { $0.needs + $0.mayUse }
        while let input = open.popLast() {
            guard inputs.insert(input).inserted else { continue }
            open += (servicesOf[input] ?? []).flatMap { $0.needs + $0.mayUse }
        }
        return inputs
    }

    package func usable(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] {
        try await kept(for: need) { need.maximumAgeDays(of: $0) }
    }

    package func stopgaps(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] {
        try await kept(for: need) { need.purpose.freshness(of: $0).longestDays }
    }

    /// The newest kept fact of each attribute that this purpose may use for this day, within so many days of age.
    ///
    /// With `asStored`, past memory.
    func kept(
        for need: FactNeed, asStored: Bool = false, within days: (AttributeID) -> Int?
    ) async throws(LedgerError) -> [FactAtHand] {
        let now = clock.now
        let kept = try await asStored ? stored(of: need.person) : kept(of: need.person)
        return need.attributes.compactMap { attribute in
            guard let days = days(attribute), days > 0 else { return nil }
            return kept.filter { kept in
                kept.fact.attribute == attribute && kept.until.map { $0 >= now } == true
                    && Usability.mayServe(
                        kept.fact, purpose: need.purpose, referenceDate: need.referenceDate,
                        currentMapping: service(for: attribute, need.purpose)?.mapping, within: days, now: now)
            }
            .max { $0.fact.provenance.retrievedAt < $1.fact.provenance.retrievedAt }
            .map { FactAtHand(fact: $0.fact, id: $0.id, holds: $0.holds) }
        }
    }

    /// From memory, else opened from storage.
    ///
    /// A fact that no longer opens or reads is as good as gone.
    func kept(of person: SubjectRef) async throws(LedgerError) -> [FactMemory.Kept] {
        if let known = memory.facts(of: person) { return known }
        let mark = memory.mark(of: person)
        let kept = try await stored(of: person)
        memory.fill(kept, of: person, mark: mark)
        return kept
    }

    private func stored(of person: SubjectRef) async throws(LedgerError) -> [FactMemory.Kept] {
        let stored = try await storage.facts(of: person)
        var kept: [FactMemory.Kept] = []
        for item in stored where !item.holds.isEmpty {
            guard let fact = try await open(item) else { continue }
            // Facts of one call have one provenance between them.
            let known = kept.last?.fact.provenance
            kept.append(
                FactMemory.Kept(
                    fact: known.map { $0 == fact.provenance ? fact.sharing($0) : fact } ?? fact, id: item.row.id,
                    holds: item.holds.map(\.interest)))
        }
        return kept
    }

    /// The fact as it was sealed; `nil` when its key is gone or it does not read.
    func open(_ item: StoredFact) async throws(LedgerError) -> Fact? {
        guard let version = try? SealedBytes.version(of: item.sealed),
            let key = try await keys.key(of: item.row.person, .facts, version: version),
            let json = try? sealer.open(item.sealed, fact: item.row.id, with: key)
        else { return nil }
        return Fact(json: json, types: types)
    }

    package func keeping(
        _ fetched: [FetchedCall], for need: FactNeed, interest: Interest?
    ) async throws(LedgerError) -> Keeping {
        guard let interest else { return .nothing }
        var facts = fetched.flatMap(\.facts).filter { fact in
            need.purpose.keeps(fact.attribute, for: interest)
        }
        if interest.kind == .followUp { facts += numbers(behind: facts, of: need) }
        guard !facts.isEmpty, let key = try await keys.key(of: need.person, .facts, create: true) else {
            return .nothing
        }
        var kept: [KeptFact] = []
        var sealed: [Identifier: [UInt8]] = [:]
        var atHand: [FactAtHand] = []
        for fact in facts {
            guard let id = id(of: fact, of: need.person) else { continue }
            kept.append(
                KeptFact(id: id, service: fact.provenance.service, finality: fact.provenance.finality.text))
            sealed[id] = try sealer.seal(fact.json, fact: id, with: key)
            atHand.append(FactAtHand(fact: fact, id: id))
        }
        return Keeping(kept: kept, sealed: sealed, facts: atHand)
    }

    package func committed(_ keeping: Keeping, for person: SubjectRef, interest: Interest) {
        memory.add(
            keeping.facts.compactMap { item in
                item.id.map { FactMemory.Kept(fact: item.fact, id: $0, holds: [interest]) }
            }, of: person)
    }

    package func held(_ facts: [Identifier], of person: SubjectRef, interest: Interest) {
        memory.extend(facts, of: person, interest: interest)
    }

    package func inventory(of person: SubjectRef) async throws(LedgerError) -> [HeldFact] {
        var held: [HeldFact] = []
        for item in try await storage.facts(of: person) {
            // A number is there to ask again what else is kept, and goes with it.
            guard let fact = try await open(item), !fact.isNumber else { continue }
            held.append(HeldFact(attribute: fact.attribute, purposes: Set(item.holds.map(\.purpose)).sorted()))
        }
        return held.sorted { $0.attribute < $1.attribute }
    }

    package func kept(_ attribute: AttributeID, of person: SubjectRef) async throws(LedgerError) -> [Identifier] {
        try await opened(of: person)
            .filter { $0.fact.attribute == attribute || inputs(behind: $0.fact).contains(attribute) }.map(\.id)
    }

    package func forget(_ person: SubjectRef) { memory.clear(person) }
}
