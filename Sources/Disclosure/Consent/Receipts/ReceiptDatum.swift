package import Catalogue
package import Core

/// One kind of data that a purpose needs, as a receipt tells it.
package struct ReceiptDatum: Hashable, Sendable {
    package let attribute: AttributeID
    package let label: String
    /// The register, or whoever holds it, by the name of the authorisation.
    package let source: String?
    package let sensitivity: AttributeDefinition.Sensitivity
    /// Whether the service gets the value; else it serves an answer and stays behind.
    package let isGiven: Bool
}

extension Purpose {
    /// The data that this purpose needs, in the order of its file.
    func data(_ dictionary: AttributeDictionary) -> [ReceiptDatum] {
        let given = template.gives.map(\.attribute)
        return (template.reads + given.filter { !template.reads.contains($0) }).map { attribute in
            let definition = dictionary[attribute]
            return ReceiptDatum(
                attribute: attribute, label: definition?.label ?? attribute.name,
                source: authorisation(for: attribute)?.source, sensitivity: definition?.sensitivity ?? .normal,
                isGiven: given.contains(attribute))
        }
    }
}
