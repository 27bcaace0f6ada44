/// Values of one name, in the text form of Prometheus.
struct MetricFamily: Sendable {
    let name: String
    let kind: String
    private var rows: [String] = []

    init(_ name: String, _ kind: String) {
        self.name = name
        self.kind = kind
    }

    /// Labels in their order; a backslash or a quote in one would end it early, and is written as the form asks.
    mutating func add(_ labels: KeyValuePairs<String, String>, _ value: Int) {
        let text = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        rows.append("\(name){\(text)} \(value)")
    }

    /// Nothing where there is no value.
    var text: String {
        rows.isEmpty ? "" : "# TYPE \(name) \(kind)\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            default: out.append(character)
            }
        }
        return out
    }
}
