/// Sex as the register codes it (IT000).
package enum Sex: String, Sendable {
    case unknown, male, female

    var code: String {
        switch self {
        case .unknown: "0"
        case .male: "1"
        case .female: "2"
        }
    }

    var label: String {
        switch self {
        case .unknown: "Onbekend"
        case .male: "Mannelijk"
        case .female: "Vrouwelijk"
        }
    }
}
