import Core

/// Whom a number means, and what the register says of the number itself.
struct Identity {
    /// Under the number that holds now.
    let resident: Resident
    /// The number asked for, where it is an old one.
    let formerNumber: INSZ?

    /// `nil` for a number that no resident has or had.
    init?(_ insz: INSZ, in population: Population, faults: FaultBoard) {
        if let resident = population.resident(insz) {
            if faults.hasNewNumber(resident), insz == resident.insz, let successor = insz.successor {
                self.init(resident: resident.renumbered(successor), formerNumber: insz)
            } else {
                self.init(resident: resident, formerNumber: insz == resident.insz ? nil : insz)
            }
            return
        }
        let renumbered = faults.slugsWithNewNumber.lazy.compactMap(population.resident(slug:))
        guard let resident = renumbered.first(where: { $0.insz.successor == insz }) else { return nil }
        self.init(resident: resident.renumbered(insz), formerNumber: nil)
    }

    private init(resident: Resident, formerNumber: INSZ?) {
        self.resident = resident
        self.formerNumber = formerNumber
    }

    /// The warning that comes with the data when the number asked for is an old one.
    var warning: Anomaly? {
        formerNumber.map {
            .newNumber(old: $0.revealedDigits, new: resident.insz.revealedDigits)
        }
    }
}
