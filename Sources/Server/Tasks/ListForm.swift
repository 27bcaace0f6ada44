/// The forms in which a list of persons comes in, and its results go out.
enum ListForm: CaseIterable {
    /// A JSON object on each line.
    case lines
    /// A table with a header (RFC 4180).
    case table

    var mediaType: String {
        switch self {
        case .lines: "application/x-ndjson"
        case .table: "text/csv"
        }
    }

    init?(mediaType: String) {
        guard let form = Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
        self = form
    }
}
