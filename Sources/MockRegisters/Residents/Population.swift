import Core

/// Everyone whom the mock registers know on one day, checked as a whole: numbers are unique, a household has one
/// reference person and one address.
struct Population: Sendable {
    let residents: [Resident]
    let enterprises: [Enterprise]
    let addresses: [Address]
    private let byNumber: [INSZ: Int]
    private let bySlug: [String: Int]
    /// Indexes by household, the reference person first, then by birth.
    private let households: [String: [Int]]

    init(
        residents: [Resident], enterprises: [Enterprise] = [], addresses: [Address] = []
    ) throws(MockRegistersError) {
        self.residents = residents
        self.enterprises = enterprises
        self.addresses = addresses
        var byNumber: [INSZ: Int] = [:]
        var bySlug: [String: Int] = [:]
        var households: [String: [Int]] = [:]
        for (index, resident) in residents.enumerated() {
            for number in [resident.insz, resident.formerNumber].compactMap(\.self) {
                guard byNumber.updateValue(index, forKey: number) == nil else {
                    throw MockRegistersError(.numberTwice, resident.slug, key: "insz")
                }
            }
            bySlug[resident.slug] = index
            if let household = resident.membership?.household, resident.isRegistered {
                households[household, default: []].append(index)
            }
        }
        self.byNumber = byNumber
        self.bySlug = bySlug
        for (name, members) in households { households[name] = try Self.ordered(members, residents) }
        self.households = households
        for resident in residents {
            let partners = (resident.civilStates.map(\.partner) + [resident.cohabitation?.partner]).compactMap(\.self)
            guard (partners + resident.records.residents).allSatisfy({ bySlug[$0] != nil }) else {
                throw MockRegistersError(.unknownResident, resident.slug, key: "partner")
            }
            guard resident.records.enterprises.allSatisfy({ slug in enterprises.contains { $0.slug == slug } }) else {
                throw MockRegistersError(.unknownEnterprise, resident.slug, key: "jobs")
            }
        }
    }

    private static func ordered(_ members: [Int], _ residents: [Resident]) throws(MockRegistersError) -> [Int] {
        let heads = members.filter { residents[$0].membership?.isReferencePerson == true }
        guard heads.count == 1, let head = heads.first else {
            throw MockRegistersError(.householdWithoutHead, residents[members[0]].slug, key: "household")
        }
        for member in members where residents[member].home?.address.slug != residents[head].home?.address.slug {
            throw MockRegistersError(.householdOnTwoAddresses, residents[member].slug, key: "home")
        }
        let others = members.filter { $0 != head }
        return [head] + others.sorted { residents[$0].birthDate.earliest < residents[$1].birthDate.earliest }
    }

    func resident(_ insz: INSZ) -> Resident? { byNumber[insz].map { residents[$0] } }

    func resident(slug: String) -> Resident? { bySlug[slug].map { residents[$0] } }

    func enterprise(_ number: EnterpriseNumber) -> Enterprise? { enterprises.first { $0.number == number } }

    func enterprise(slug: String) -> Enterprise? { enterprises.first { $0.slug == slug } }

    /// Those who form a household with a person, the reference person first; someone alone is a household of one.
    ///
    /// A shared address makes no household: at a reference address many stand who do not know each other.
    func household(of resident: Resident) -> [Resident] {
        guard let name = resident.membership?.household, let members = households[name] else { return [resident] }
        return members.map { residents[$0] }
    }

    /// A resident of a file other than the one given: whom a source that errs answers about.
    func another(than resident: Resident) -> Resident? {
        residents.first { $0.insz != resident.insz && $0.crowd == nil && $0.isRegistered }
    }

    /// Finds a person by slug, or by the first given name where only one resident has it.
    func resident(named name: String) throws(MockRegistersError) -> Resident {
        if let resident = resident(slug: name.lowercased()) { return resident }
        let wanted = name.lowercased()
        let found = residents.filter { $0.crowd == nil && $0.givenNames.first?.lowercased() == wanted }
        guard let first = found.first else { throw MockRegistersError(.unknownResident, "that name") }
        guard found.count == 1 else { throw MockRegistersError(.ambiguousName, "that name") }
        return first
    }
}
