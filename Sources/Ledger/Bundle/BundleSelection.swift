import Core

/// The entries that a bundle opens, as they are gathered.
struct BundleSelection {
    /// The kinds that say what became of a consent or a consultation.
    static let following: [EntryType] = EntryType.allCases.filter {
        $0.entryClass == .consent || [.consulted, .retried, .closed, .identityChanged, .identityDecided].contains($0)
    }

    let scope: BundleScope
    private var chosen: [Int64: BundleEntry] = [:]
    /// The consents and consultations that entries in scope cite.
    private var cited: Set<Identifier> = []
    private(set) var persons: Set<SubjectRef> = []
    /// The hashes of the purposes that were activated.
    private(set) var purposes: Set<String> = []

    init(scope: BundleScope) {
        self.scope = scope
    }

    var lines: [BundleEntry] { chosen.values.sorted { $0.seq < $1.seq } }
    var erased: Int { chosen.values.count { !$0.erased.isEmpty } }
    var read: Int { chosen.count - erased }

    func holds(_ entry: StoredEntry) -> Bool { chosen[entry.position.seq] != nil }

    /// Whether something in scope rests on this entry, or it tells what became of it.
    func isCited(_ entry: StoredEntry, _ parts: [OpenedPart]) -> Bool {
        if cited.contains(entry.id) { return true }
        let main = parts.first { $0.holder == entry.parts.first?.holder }?.payload
        return ["consent", "consultation"].contains { name in
            main?[name]?.string.flatMap { Identifier($0) }.map(cited.contains) == true
        }
    }

    mutating func take(_ entry: StoredEntry, _ opened: [OpenedPart]) {
        let main = opened.first { $0.holder == entry.parts.first?.holder }?.payload
        if let name = scope.caseReference, entry.type.entryClass != .gov, !holds(entry), !isCited(entry, opened),
            main?["case"]?.string != name
        {
            return
        }
        // An officer's or a clerk's id is a name of staff, in whatever part it stands.
        if !scope.staff, entry.type == .applicationRegistered, main?["application"]?["role"]?.string != "application" {
            return
        }
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
        chosen[entry.position.seq] = BundleEntry(
            seq: entry.position.seq, commitments: entry.parts.map(\.commitment), parts: parts, erased: erased)
        note(entry, main)
    }

    private mutating func note(_ entry: StoredEntry, _ main: JSON?) {
        if entry.type == .purposeActivated, let hash = main?["purpose"]?["hash"]?.string { purposes.insert(hash) }
        guard let person = entry.parts.first?.holder.person, let main else { return }
        if entry.type == .consulted { cited.insert(entry.id) }
        let consultations = main["consultations"]?.array?.compactMap(\.string) ?? []
        let texts = [main["basis"]?["consent"]?.string, main["consultation"]?.string, main["consent"]?.string]
        let ids = (texts.compactMap { $0 } + consultations).compactMap { Identifier($0) }
        cited.formUnion(ids)
        if entry.type == .consulted || !ids.isEmpty { persons.insert(person) }
    }
}
