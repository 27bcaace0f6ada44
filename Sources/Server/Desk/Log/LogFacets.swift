import Catalogue
import Disclosure
import Ledger

/// How the found entries divide, each value a link to the narrower list.
struct LogFacets {
    /// Values that one group lists.
    private static let most = 12

    let facets: Facets
    let filter: LogFilter
    let purposes: ActivePurposes

    var html: HTML {
        DeskFacets(groups: Facets.Dimension.allCases.map(group), isPartial: !facets.isComplete).html
    }

    private func group(_ dimension: Facets.Dimension) -> DeskFacets.Group {
        let choices = (facets.values[dimension] ?? []).prefix(Self.most).map { value in
            DeskFacets.Choice(
                label: label(dimension, value.value), count: value.count,
                only: turn(dimension, value.value),
                without: dimension == .type ? nil : turn(dimension, String(LogFilter.minus) + value.value))
        }
        return DeskFacets.Group(title: Self.title(dimension), choices: choices)
    }

    /// The way to a choice, or back from it where it is made.
    private func turn(_ dimension: Facets.Dimension, _ value: String) -> DeskFacets.Turn {
        let isOn = chosen(dimension) == value
        return DeskFacets.Turn(
            address: filter.address(of: .log) { set(&$0, dimension, isOn ? nil : value) }, isOn: isOn)
    }

    private func chosen(_ dimension: Facets.Dimension) -> String? {
        dimension == .type ? filter.type?.rawValue : filter[dimension.rawValue]
    }

    private func set(_ filter: inout LogFilter, _ dimension: Facets.Dimension, _ value: String?) {
        guard dimension == .type else {
            filter[dimension.rawValue] = value
            return
        }
        filter.type = value.flatMap { EntryType(rawValue: $0) }
    }

    private static func title(_ dimension: Facets.Dimension) -> String {
        switch dimension {
        case .type: "Soort"
        case .purpose: "Doel"
        case .application: "Toepassing"
        case .source: "Bron"
        case .outcome: "Uitkomst"
        }
    }

    private func label(_ dimension: Facets.Dimension, _ value: String) -> String {
        switch dimension {
        case .type: EntryType(rawValue: value)?.dutch ?? value
        case .purpose:
            purposes.active(String(value.drop { $0 != "/" }.dropFirst()))?.template.product ?? value
        case .application: value
        case .source: SourceName.dutch(value)
        case .outcome: OutcomeWord.dutch(value)
        }
    }
}
