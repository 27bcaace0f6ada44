import Catalogue
package import Core

/// The projections: what the log says now.
///
/// A live transaction holds the few rows that its proposals name; a replay holds
/// them all. Both go through ``Judge`` and ``apply(_:at:)``, so that a replay ends in the very rows that live tables have.
package struct Rows: Hashable, Sendable {
    package struct PurposeKey: Hashable, Sendable {
        package let id: String
        package let version: Int
    }

    package private(set) var purposes: [PurposeKey: PurposeRow] = [:]
    package private(set) var applications: [String: ApplicationRow] = [:]
    package private(set) var consents: [Identifier: ConsentRow] = [:]
    package private(set) var consultations: [Identifier: ConsultationRow] = [:]
    package private(set) var facts: [Identifier: FactRow] = [:]
    package private(set) var holds: [HoldKey: HoldRow] = [:]
    package private(set) var links: [Identifier: LinkRow] = [:]
    package private(set) var matters: [Identifier: MatterRow] = [:]
    package private(set) var erasures: [Identifier: ErasureRow] = [:]
    package private(set) var prunings: [Identifier: PruningRow] = [:]
    package private(set) var tellings: [Identifier: TellingRow] = [:]
    /// How the logs of earlier years ended, as far as they are known here.
    package internal(set) var logs: [Int: LogEnd] = [:]
    /// What the logs of earlier years hold, of those that were asked for.
    package internal(set) var extents: [Int: YearExtent] = [:]
    /// Facts and interests, each to the holds between them: a withdrawal must not read all holds.
    private var holdsOfFact: [Identifier: Set<HoldKey>] = [:]
    private var holdsOfInterest: [Identifier: Set<HoldKey>] = [:]
    private var factsOfPerson: [SubjectRef: Set<Identifier>] = [:]
    private var consentsOfPerson: [SubjectRef: Set<Identifier>] = [:]
    /// Those under way alone: the others are many.
    private var openOfPerson: [SubjectRef: Set<Identifier>] = [:]
    private var linksFrom: [SubjectRef: Set<Identifier>] = [:]
    private var linksTo: [SubjectRef: Set<Identifier>] = [:]
    private(set) var mattersOfPerson: [SubjectRef: Set<Identifier>] = [:]
    private(set) var tellingsOfPerson: [SubjectRef: Set<Identifier>] = [:]
    /// The entries that last made, changed or carried the rows.
    package internal(set) var marks: [RowKey: Position] = [:]
    /// Rows of earlier logs: none of them counts before this log carries it.
    package internal(set) var earlier: [RowKey: CarriedRow] = [:]
    /// Rows of logs before this one are not at hand: what an entry says that they were is taken as given.
    package var firstLog = 0

    package init() {}

    /// Puts a row in place, as loaded or as changed; `made` is the entry that last made, changed or carried it.
    package mutating func set(_ change: RowChange, made: Position? = nil) {
        let key = change.key
        marks[key] = change.isEnd ? nil : made
        if !earlier.isEmpty { earlier[key] = nil }
        switch change {
        case .purpose(let row): purposes[PurposeKey(id: row.ref.id, version: row.ref.version)] = row
        case .application(let row): applications[row.id] = row
        case .consent(let row):
            consents[row.id] = row
            consentsOfPerson[row.person, default: []].insert(row.id)
        case .consultation(let row):
            consultations[row.id] = row
            if row.state == .open {
                openOfPerson[row.person, default: []].insert(row.id)
            } else {
                openOfPerson.remove(row.id, of: row.person)
            }
        case .fact(let row):
            facts[row.id] = row
            factsOfPerson[row.person, default: []].insert(row.id)
        case .hold(let row):
            holds[row.key] = row
            holdsOfFact[row.fact, default: []].insert(row.key)
            holdsOfInterest[row.interest.id, default: []].insert(row.key)
        case .dropHold(let key):
            holds[key] = nil
            holdsOfFact.remove(key, of: key.fact)
            holdsOfInterest.remove(key, of: key.interest)
        case .dropFact(let id):
            if let person = facts.removeValue(forKey: id)?.person { factsOfPerson.remove(id, of: person) }
            holdsOfFact[id] = nil
        case .link(let row):
            drop(link: row.id)
            links[row.id] = row
            linksFrom[row.person, default: []].insert(row.id)
            if let successor = row.successor { linksTo[successor, default: []].insert(row.id) }
        case .matter(let row):
            matters[row.id] = row
            if let person = row.person { mattersOfPerson[person, default: []].insert(row.id) }
        case .erasure(let row): erasures[row.id] = row
        case .pruning(let row): prunings[row.id] = row
        case .telling(let row):
            drop(RowName(.telling, row.id))
            tellings[row.id] = row
            tellingsOfPerson[row.person, default: []].insert(row.id)
        case .drop(let name): drop(name)
        }
    }

    private mutating func drop(_ name: RowName) {
        switch name.kind {
        case .consent:
            guard let row = consents.removeValue(forKey: name.id) else { return }
            consentsOfPerson.remove(row.id, of: row.person)
        case .consultation:
            guard let row = consultations.removeValue(forKey: name.id) else { return }
            openOfPerson.remove(row.id, of: row.person)
        case .fact: set(.dropFact(name.id))
        case .link: drop(link: name.id)
        case .matter:
            guard let person = matters.removeValue(forKey: name.id)?.person else { return }
            mattersOfPerson.remove(name.id, of: person)
        case .telling:
            guard let row = tellings.removeValue(forKey: name.id) else { return }
            tellingsOfPerson.remove(row.id, of: row.person)
        }
    }

    private mutating func drop(link id: Identifier) {
        guard let row = links.removeValue(forKey: id) else { return }
        linksFrom.remove(id, of: row.person)
        if let successor = row.successor { linksTo.remove(id, of: successor) }
    }

    package func purpose(_ id: String, _ version: Int) -> PurposeRow? {
        purposes[PurposeKey(id: id, version: version)]
    }

    package func activePurpose(_ id: String) -> PurposeRow? {
        purposes.values.first { $0.ref.id == id && $0.isActive }
    }

    /// The consent records of a person for a purpose, those under earlier numbers included, oldest first.
    package func consents(of person: SubjectRef, purpose: String) -> [ConsentRow] {
        let people = links.isEmpty ? [person] : people(behind: person)
        return people.flatMap { consentsOfPerson[$0] ?? [] }.compactMap { consents[$0] }
            .filter { $0.purpose == purpose }.sorted { $0.id.text < $1.id.text }
    }

    /// The consultations of a person that are under way, those under earlier numbers included, by id.
    package func openConsultations(of person: SubjectRef) -> [ConsultationRow] {
        guard !openOfPerson.isEmpty else { return [] }
        return people(behind: person).flatMap { openOfPerson[$0] ?? [] }.compactMap { consultations[$0] }
            .sorted { $0.id.text < $1.id.text }
    }

    package func hasOtherHold(on fact: Identifier, than interest: Identifier) -> Bool {
        (holdsOfFact[fact] ?? []).contains { $0.interest != interest }
    }

    /// The changes of a person's number.
    func links(from person: SubjectRef) -> [LinkRow] { (linksFrom[person] ?? []).compactMap { links[$0] } }

    /// The changes that led to a person's number, by id.
    func links(to person: SubjectRef) -> [LinkRow] {
        (linksTo[person] ?? []).compactMap { links[$0] }.sorted { $0.id.text < $1.id.text }
    }

    /// The kept facts of a person, by id.
    func facts(of person: SubjectRef) -> [FactRow] {
        (factsOfPerson[person] ?? []).compactMap { facts[$0] }.sorted { $0.id.text < $1.id.text }
    }

    func holds(on fact: Identifier) -> [HoldKey] {
        (holdsOfFact[fact] ?? []).sorted { $0.interest.text < $1.interest.text }
    }

    package func holds(of interest: Identifier) -> [HoldKey] {
        (holdsOfInterest[interest] ?? []).sorted { $0.fact.text < $1.fact.text }
    }
}

extension Dictionary {
    /// Takes an element out of a set; an empty set left behind would make equal tables unequal.
    fileprivate mutating func remove<Element>(_ element: Element, of key: Key) where Value == Set<Element> {
        self[key]?.remove(element)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
