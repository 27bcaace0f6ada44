import Core
import Yams

/// One mapping of a YAML file, read strictly: an unknown key is an error, since a misspelt one would change nothing.
struct FileRecord {
    let file: String
    let today: CalendarDate
    private let path: String
    private let members: [String: Node]

    init(file: String, text: String, today: CalendarDate) throws(MockRegistersError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw MockRegistersError(.notYAML, file)
        }
        guard let node else { throw MockRegistersError(.notYAML, file) }
        try self.init(file: file, path: "", node: node, today: today)
    }

    private init(file: String, path: String, node: Node, today: CalendarDate) throws(MockRegistersError) {
        guard let mapping = node.mapping else { throw MockRegistersError(.wrongKind, file, key: path) }
        self.file = file
        self.path = path
        self.today = today
        var members: [String: Node] = [:]
        for (name, value) in mapping {
            guard let name = name.scalar?.string else { throw MockRegistersError(.wrongKind, file, key: path) }
            members[name] = value
        }
        self.members = members
    }

    func allow(_ keys: Set<String>) throws(MockRegistersError) {
        if let unknown = members.keys.sorted().first(where: { !keys.contains($0) }) {
            throw failure(.unknownKey, unknown)
        }
    }

    func failure(_ code: MockRegistersError.Code, _ key: String) -> MockRegistersError {
        MockRegistersError(code, file, key: path.isEmpty ? key : path + "." + key)
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    func text(_ key: String) throws(MockRegistersError) -> String? {
        guard let node = members[key] else { return nil }
        guard let scalar = node.scalar else { throw failure(.wrongKind, key) }
        return scalar.string
    }

    func required(_ key: String) throws(MockRegistersError) -> String {
        guard let text = try text(key) else { throw failure(.missing, key) }
        return text
    }

    func integer(_ key: String) throws(MockRegistersError) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let number = Int(text) else { throw failure(.wrongKind, key) }
        return number
    }

    /// Texts under a key; one text counts as a list of one.
    func list(_ key: String) throws(MockRegistersError) -> [String] {
        guard let node = members[key] else { return [] }
        if let scalar = node.scalar { return [scalar.string] }
        guard let sequence = node.sequence else { throw failure(.wrongKind, key) }
        var texts: [String] = []
        for item in sequence {
            guard let scalar = item.scalar else { throw failure(.wrongKind, key) }
            texts.append(scalar.string)
        }
        return texts
    }

    func record(_ key: String) throws(MockRegistersError) -> FileRecord? {
        guard let node = members[key] else { return nil }
        return try nested(key, node)
    }

    func records(_ key: String) throws(MockRegistersError) -> [FileRecord] {
        guard let node = members[key] else { return [] }
        guard let sequence = node.sequence else { throw failure(.wrongKind, key) }
        var records: [FileRecord] = []
        for item in sequence { records.append(try nested(key, item)) }
        return records
    }

    private func nested(_ key: String, _ node: Node) throws(MockRegistersError) -> FileRecord {
        try FileRecord(file: file, path: path.isEmpty ? key : path + "." + key, node: node, today: today)
    }

    func day(_ key: String) throws(MockRegistersError) -> CalendarDate? {
        guard let text = try text(key) else { return nil }
        guard let day = RelativeDay.resolve(text, today: today) else { throw failure(.wrongKind, key) }
        return day
    }

    /// A date of which month or day may be unknown (`1960-00-00`).
    func date(_ key: String) throws(MockRegistersError) -> PartialDate? {
        guard let text = try text(key) else { return nil }
        if let day = RelativeDay.resolve(text, today: today) { return PartialDate(day) }
        guard let date = PartialDate(text) else { throw failure(.wrongKind, key) }
        return date
    }
}
