/// What is wrong with the files of the mock registers; it names file and key and quotes no value.
package struct MockRegistersError: Error, Hashable, Sendable {
    package enum Code: String, Sendable {
        case unreadable, notYAML, missing, unknownKey, wrongKind, notATestNumber, numberTwice, unknownAddress
        case unknownResident, unknownEnterprise
        case ambiguousName, householdWithoutHead, householdOnTwoAddresses, noCounterpart
    }

    package let code: Code
    /// The file below the folder, such as `residents/rita-peeters.yaml`, or the name that was asked for.
    package let place: String
    /// The key in the file, with those around it, such as `household.position`.
    package let key: String?

    init(_ code: Code, _ place: String, key: String? = nil) {
        self.code = code
        self.place = place
        self.key = key
    }
}

extension MockRegistersError: CustomStringConvertible {
    package var description: String {
        "mock registers: " + place + (key.map { ": " + $0 } ?? "") + ": " + code.rawValue
    }
}
