import Core

/// What stands in an element of a question.
enum RequestValue: Hashable, Sendable {
    case constant(String)
    /// The number of whoever is asked about.
    case subject
    /// The same, where it is a person's, or an enterprise's; the element is left out otherwise.
    case person, enterprise
    /// Which of both: `PERS` or `OND`.
    case kind
    case register, referenceDate
    /// The year of the reference date, so many years back.
    case year(back: Int)
    /// The month of the reference date, `2026-02`.
    case month
    /// What is asked by name.
    case asked
    case identification, hoedanigheid
    /// Left out where there is none.
    case lastDay, receipt
    /// Our reference of the call.
    case reference
    /// What the source's settings give under a name, such as the scope of a token.
    case setting(String)
    /// The value of an attribute that must be at hand first; left out where it is not.
    case need(AttributeID)

    /// Whether it changes with the day.
    var isDated: Bool {
        switch self {
        case .referenceDate, .year, .month: true
        default: false
        }
    }

    /// Reads a text of a mapping: `$year-2`, an attribute that the question needs, or the text itself.
    init?(_ text: String, needs: [AttributeID]) {
        switch text {
        case "$subject": self = .subject
        case "$person": self = .person
        case "$enterprise": self = .enterprise
        case "$kind": self = .kind
        case "$register": self = .register
        case "$referenceDate": self = .referenceDate
        case "$year": self = .year(back: 0)
        case "$month": self = .month
        case "$asked": self = .asked
        case "$identification": self = .identification
        case "$hoedanigheid": self = .hoedanigheid
        case "$lastDay": self = .lastDay
        case "$receipt": self = .receipt
        case "$reference": self = .reference
        default:
            if text.hasPrefix("$year-"), let back = Int(text.dropFirst(6)), (1...10).contains(back) {
                self = .year(back: back)
            } else if text.hasPrefix("$settings."), text.utf8.count > 10 {
                self = .setting(String(text.dropFirst(10)))
            } else if text.first == "$" {
                let attribute = AttributeID(String(text.dropFirst()))
                guard needs.contains(attribute) else { return nil }
                self = .need(attribute)
            } else {
                self = .constant(text)
            }
        }
    }

    static let names =
        "$subject, $person, $enterprise, $kind, $register, $referenceDate, $year, $year-1, $month, $asked, "
        + "$identification, $hoedanigheid, $lastDay, $receipt, $reference, $settings.<name>, or $<attribute> of one "
        + "that stands under `needs:` or `mayUse:`"

    /// `nil`: the element is left out.
    func text(_ inputs: RequestInputs, register: String, name: String) -> String? {
        switch self {
        case .constant(let text): text
        case .subject: inputs.subject.revealedDigits
        case .person: inputs.subject.person?.revealedDigits
        case .enterprise: inputs.subject.enterprise?.digits
        case .kind: inputs.subject.kind == .person ? "PERS" : "OND"
        case .register: register
        case .referenceDate: inputs.referenceDate.text
        case .year(let back): String(inputs.referenceDate.year - back)
        case .month: String(inputs.referenceDate.text.prefix(7))
        case .asked: name
        case .identification: inputs.finality?.identification
        case .hoedanigheid: inputs.finality?.hoedanigheid
        case .lastDay: inputs.lastDay?.text
        case .receipt: inputs.receipt
        case .reference: inputs.reference
        case .setting(let name): inputs.settings[name]
        case .need(let attribute): inputs.given[attribute].flatMap { Self.text($0) }
        }
    }

    /// In a question that names neither a register nor what is asked.
    func text(_ inputs: RequestInputs) -> String? { text(inputs, register: "", name: "") }

    /// A plain value; lists, records and other people are no input of a question.
    private static func text(_ value: Value) -> String? {
        switch value {
        case .text(let text), .code(let text): text
        case .integer(let number), .cents(let number): String(number)
        case .date(let date): date.text
        case .boolean(let truth): truth ? "true" : "false"
        case .person, .list, .record: nil
        }
    }

    /// Whether it is the number of whoever is asked about.
    var isNumber: Bool { self == .subject || self == .person || self == .enterprise }

    func isOptional(_ mayLack: [AttributeID]) -> Bool {
        guard case .need(let attribute) = self else { return false }
        return mayLack.contains(attribute)
    }
}
