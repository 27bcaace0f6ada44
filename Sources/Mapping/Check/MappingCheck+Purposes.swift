package import Catalogue
package import Core

extension MappingCheck {
    /// What purposes ask and the mappings do not give, and all else that ``PurposeCheck`` finds.
    package static func findings(
        in purposes: [PurposeFiles], mappings: [CompiledMapping], dictionary: AttributeDictionary, today: CalendarDate
    ) -> [CatalogueError] {
        let delivered = Dictionary(grouping: mappings, by: \.source).mapValues { Set($0.flatMap(\.attributes.keys)) }
        let check = PurposeCheck(
            dictionary: dictionary, delivered: Set(delivered.values.flatMap { $0 }), deliveredBy: delivered,
            delays: mappings.delays, today: today)
        return purposes.flatMap { check.findings(in: $0) }
    }
}
