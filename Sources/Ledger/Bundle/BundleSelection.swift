import Core

/// The entries that a bundle opens, as they are gathered.
struct BundleSelection {
    /// The kinds that say what became of a consent or a consultation.
    static let following: [EntryType] = EntryType.allCases.filter {
        $0.entryClass == .consent || [.consulted, .retried, .closed, .identityChanged, .identityDecided].contains($0)
    }

    let scope: BundleScope
    private var chosen: [Position: BundleEntry] = [:]
    /// The consents and consultations that entries in scope cite.
    private(set) var cited: Set<Identifier> = []
    /// The entries that last made or changed what entries in scope carry.
    private(set) var carried: Set<Position> = []
    private(set) var persons: Set<SubjectRef> = []
    /// The hashes of the purposes that were activated.
    private(set) var purposes: Set<String> = []

    init(scope: BundleScope) {
        self.scope = scope
    }

    var count: Int { chosen.count }

    /// What is opened of the log of a year, in order.
    func lines(of year: Int) -> [BundleEntry] {
        chosen.filter { $0.key.log == year }.values.sorted { $0.seq < $1.seq }
    }

    func holds(_ entry: StoredEntry) -> Bool { holds(entry.position) }
    func holds(_ position: Position) -> Bool { chosen[position] != nil }

    /// Whether something in scope rests on this entry, or it tells what became of it.
    func isCited(_ entry: StoredEntry, _ parts: [OpenedPart]) -> Bool {
        if cited.contains(entry.id) || carried.contains(entry.position) { return true }
        let main = parts.first { $0.holder == entry.parts.first?.holder }?.payload
        let texts = ["consent", "consultation"].map { main?[$0]?.string } + (main?.carriedConsents.map(\.id) ?? [])
        return texts.contains { text in text.flatMap { Identifier($0) }.map(cited.contains) == true }
    }

    mutating func take(_ entry: StoredEntry, _ opened: [OpenedPart]) {
        let main = opened.first { $0.holder == entry.parts.first?.holder }?.payload
        if let name = scope.caseReference, entry.type.entryClass != .gov, !holds(entry), !isCited(entry, opened),
            main?["case"]?.string != name
        {
            return
        }
        // An officer's or a clerk's id is a name of staff, in whatever part it stands.
        if !scope.staff, main?.namesStaff == true { return }
        var parts: [BundleEntry.OpenPart] = []
        var erased: [Int] = []
        for (index, sealed) in entry.parts.enumerated() where scope.opens(sealed.holder) {
            if let part = opened.first(where: { $0.holder == sealed.holder }) {
                parts.append(
                    BundleEntry.OpenPart(
                        index: index, person: sealed.holder.person, salt: part.salt, payload: part.payload))
            } else {
                erased.append(index)
            }
        }
        guard !parts.isEmpty || !erased.isEmpty else { return }
        chosen[entry.position] = BundleEntry(
            seq: entry.position.seq, commitments: entry.parts.map(\.commitment), parts: parts, erased: erased)
        note(entry, main)
    }

    private mutating func note(_ entry: StoredEntry, _ main: JSON?) {
        if entry.type == .purposeActivated, let hash = main?["purpose"]?["hash"]?.string { purposes.insert(hash) }
        guard let person = entry.parts.first?.holder.person, let main else { return }
        if entry.type == .consulted { cited.insert(entry.id) }
        let consultations = main["consultations"]?.array?.compactMap(\.string) ?? []
        let texts = [main["basis"]?["consent"]?.string, main["consultation"]?.string, main["consent"]?.string]
        let rows = main.carriedConsents
        carried.formUnion(rows.compactMap(\.made))
        let ids = (texts.compactMap { $0 } + consultations + rows.map(\.id)).compactMap { Identifier($0) }
        cited.formUnion(ids)
        if entry.type == .consulted || !ids.isEmpty { persons.insert(person) }
    }
}

extension JSON {
    /// The consents that a payload carries from an earlier log, with the entries that last made or changed them.
    fileprivate var carriedConsents: [(id: String, made: Position?)] {
        (self["rows"]?.array ?? []).compactMap { item in
            guard let id = item["row"]?["consent"]?["id"]?.string else { return nil }
            let log = item["log"]?.integer
            return (id, log.flatMap { log in item["seq"]?.integer.map { Position(log: Int(log), seq: $0) } })
        }
    }

    /// Whether a payload registers an employee, or carries such a registration.
    fileprivate var namesStaff: Bool {
        let applications = [self["application"]] + (self["rows"]?.array ?? []).map { $0["row"]?["application"] }
        return applications.contains { ($0?["role"]?.string ?? "application") != "application" }
    }
}
