package import Catalogue
package import Core
import Disclosure
package import Ledger

/// The number of a person who is followed up, kept so that a source can be asked again when nobody is there to name it.
///
/// It is kept as a fact is: sealed under the person's own key, held by the follow-up or the inscription that needs it,
/// gone with the last of those in its transaction, and with erasure. Under no attribute of the dictionary, so that no purpose can read it.
extension KeptAndFetched {
    static let personNumber: AttributeID = "subject.number"
    static let enterpriseNumber: AttributeID = "subject.enterpriseNumber"
    static let numberTypes: [AttributeID: ValueType] = [personNumber: .person, enterpriseNumber: .text]

    /// One for each finality under which something is kept that may be asked again.
    func numbers(behind facts: [Fact], of need: FactNeed) -> [Fact] {
        var numbers: [Fact] = []
        for fact in facts where need.purpose.authorisation(for: fact.attribute)?.refreshDays ?? 0 > 0 {
            if numbers.contains(where: { $0.provenance.finality == fact.provenance.finality }) { continue }
            numbers.append(number(of: need, fact.provenance))
        }
        return numbers
    }

    private func number(of need: FactNeed, _ provenance: Provenance) -> Fact {
        let (attribute, value): (AttributeID, Value) =
            switch need.number {
            case .person(let number): (Self.personNumber, .person(number))
            case .enterprise(let number): (Self.enterpriseNumber, .text(number.digits))
            }
        return Fact(attribute: attribute, content: .value(value), provenance: provenance)
    }

    /// What is kept while a source has noted that we follow the person; `nil` when it cannot be sealed.
    func inscription(of need: FactNeed, _ call: Planned, days: Int) async -> Inscription? {
        let provenance = Provenance(
            source: call.service.source, service: call.service.name, mapping: call.service.mapping,
            finality: call.title.finality, reference: "", retrievedAt: clock.now, referenceDate: clock.today)
        let number = number(of: need, provenance)
        guard let id = id(of: number, of: need.person),
            let name = keys.controllerKeys.inscription(finality: call.title.finality.text, subject: need.person),
            let key = try? await keys.key(of: need.person, .facts, create: true),
            let sealed = try? sealer.seal(number.json, fact: id, with: key)
        else { return nil }
        return Inscription(
            service: call.service.name, finality: call.title.finality, fact: id, sealed: sealed,
            interest: Interest(kind: .inscription, id: name, until: clock.now.adding(days: Int64(days))))
    }

    /// The same for everyone who shares a call; that of a number the same for everyone who follows under a finality.
    func id(of fact: Fact, of person: SubjectRef) -> Identifier? {
        keys.controllerKeys.fact(
            reference: fact.isNumber ? fact.provenance.finality.text : fact.provenance.reference, subject: person,
            attribute: fact.attribute)
    }

    package func numbers(
        of person: SubjectRef, under titles: [Authorisation]
    ) async throws(LedgerError) -> [Identifier] {
        let able = titles.filter { $0.refreshDays > 0 && $0.mayKeep }
        guard !able.isEmpty else { return [] }
        return try await kept(of: person).filter { kept in
            kept.fact.isNumber && able.contains { $0.admits(kept.fact.provenance.finality) }
        }
        .map(\.id)
    }
}

extension Fact {
    var isNumber: Bool {
        attribute == KeptAndFetched.personNumber || attribute == KeptAndFetched.enterpriseNumber
    }

    /// The number that it is.
    var number: SubjectNumber? {
        switch content {
        case .value(.person(let number)) where isNumber: .person(number)
        case .value(.text(let digits)) where isNumber: EnterpriseNumber(digits).map { .enterprise($0) }
        default: nil
        }
    }
}
