package import Core

/// One test resident as the mock registers know them: a file of `mocks/residents`, or one of a crowd.
///
/// Every service's message is made from this one value, so that no two can contradict each other unless the file says
/// so (``kszHome``).
package struct Resident: Sendable {
    /// The name of the file without its ending; admin calls and call lists name people by it.
    package let slug: String
    /// What this resident shows, in a sentence.
    package let story: String
    package internal(set) var insz: INSZ
    package let givenNames: [String]
    package let familyNames: [String]
    package let sex: Sex
    package let birthDate: PartialDate
    /// The slug of the crowd that this resident was made for, if any.
    package let crowd: String?
    let nationalities: [Dated]
    let civilStates: [Dated]
    let fileStates: [Dated]
    let death: PartialDate?
    let home: Residence?
    /// The home in the KSZ's own register, where it contradicts the Rijksregister.
    let kszHome: Residence?
    let foreignHome: ForeignResidence?
    /// The day of the decision that keeps the address from being told, and its last day.
    let withheldAddress: WithheldAddress?
    let membership: Membership?
    let cohabitation: Dated?
    /// The name of the court-appointed administrator.
    let administrator: String?
    let statuses: [SocialStatus]
    let faults: [Fault]
    /// The number that this person had before.
    let formerNumber: INSZ?
    let records: Records

    package var name: String { (givenNames.prefix(1) + familyNames).joined(separator: " ") }

    /// Whether the population register still counts this person: not deceased, struck off or gone abroad.
    var isRegistered: Bool { death == nil && fileStates.isEmpty }

    /// The same person under another number.
    func renumbered(_ number: INSZ) -> Resident {
        var resident = self
        resident.insz = number
        return resident
    }
}
