import Core
import Mapping
import Support

/// First how many answers there are of each kind, and attributes; then one line per answer: kind, attributes with a value, absent, withheld, unreadable, doubtful, outcomes, whom it names.
enum AnswerTable {
    static func text(of name: String) throws -> String {
        let mapping = try Mappings.compiled(name)
        let folder = Mappings.folders[name] ?? ""
        var lines = ["# file kind values absent withheld unreadable doubtful subject outcomes"]
        var kinds: [MappedAnswer.Kind: Int] = [:]
        for file in SharedData.names(folder) where file.hasSuffix(".xml") {
            let key = String(file.dropLast(4))
            let asked = Mappings.subject(key) == nil ? Mappings.person : key
            let answer = try Mappings.run(mapping, try SharedData.bytes(folder + "/" + file), asked: asked)
            lines.append(key + " " + line(of: answer))
            kinds[answer.kind, default: 0] += 1
        }
        let counts = MappedAnswer.Kind.allCases.map { "\($0.rawValue) \(kinds[$0] ?? 0)" }.joined(separator: " ")
        lines.insert("# answers \(lines.count - 1) \(counts) attributes \(mapping.attributes.count)", at: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    static func line(of answer: MappedAnswer) -> String {
        var counts = [0, 0, 0, 0]
        for value in answer.values.values {
            switch value.content {
            case .value: counts[0] += 1
            case .absent: counts[1] += 1
            case .withheld: counts[2] += 1
            }
            if value.isDoubtful { counts[3] += 1 }
        }
        let outcomes = answer.outcomes.map { "\($0.status.rawValue):\($0.origin):\($0.code)" }.joined(separator: ",")
        let subject =
            switch answer.subject {
            case .asked: "asked"
            case .other: "other"
            case .unnamed: "unnamed"
            case .unreadable: "unreadable"
            }
        return "\(answer.kind.rawValue) \(counts[0]) \(counts[1]) \(counts[2]) \(answer.unreadable.count) \(counts[3]) "
            + "\(subject) \(outcomes)"
    }
}
