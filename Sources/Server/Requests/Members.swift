import Core

/// The members of a JSON object in a request, each taken once.
///
/// What is missing, wrong or not known is collected, so that a sender hears of everything at one time.
struct Members {
    private let members: JSONMembers
    private let path: String
    private var taken: [String] = []
    private(set) var issues: [Issue] = []

    /// The longest text that a request may hold where nothing else is said, in bytes.
    static let longestText = 200

    /// Reads a body, which must be one object.
    init(parsing bytes: [UInt8]) throws(Problem) {
        do {
            guard let members = try JSON(parsing: bytes, allowingNull: true).members else {
                throw Problem.badRequest([Issue(.schemaViolation, nil, "The body is one JSON object.")])
            }
            self.init(members, path: "")
        } catch let error as JSONError {
            let detail = "No JSON that we read: \(error.code.rawValue) at byte \(error.offset)."
            throw Problem.badRequest([Issue(.schemaViolation, nil, detail)])
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem.badRequest([])
        }
    }

    init(_ members: JSONMembers, path: String) {
        self.members = members
        self.path = path
    }

    mutating func take(_ name: String) -> JSON? {
        taken.append(name)
        return members[name]
    }

    mutating func has(_ name: String) -> Bool { members[name] != nil }

    /// A text that must be there; empty when it is not, and then ``finish()`` throws.
    mutating func text(_ name: String, limit: Int = Members.longestText) -> String {
        if let text = optionalText(name, limit: limit) { return text }
        if members[name] == nil { missing(name) }
        return ""
    }

    /// A short text on one line, without a national number in it.
    mutating func optionalText(_ name: String, limit: Int = Members.longestText) -> String? {
        guard let value = take(name) else { return nil }
        guard let text = value.string else {
            wrong(name, "A string.")
            return nil
        }
        return check(text, name, limit: limit) ? text : nil
    }

    mutating func optionalTexts(_ name: String, atMost count: Int) -> [String]? {
        guard let value = take(name) else { return nil }
        guard let items = value.array, items.count <= count else {
            wrong(name, "An array of at most \(count) strings.")
            return nil
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.string else {
                wrong(name, "An array of strings.")
                return nil
            }
            guard check(text, name, limit: Self.longestText) else { return nil }
            texts.append(text)
        }
        return texts
    }

    private mutating func check(_ text: String, _ name: String, limit: Int) -> Bool {
        guard !text.isEmpty, text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            wrong(name, "One line of 1 to \(limit) bytes.")
            return false
        }
        guard !NationalNumberScan.finds(in: text) else {
            invalid(name, "A national number stands here; it may stand in `subject.ssin` only. Use an id of your own.")
            return false
        }
        return true
    }

    mutating func missing(_ name: String) { add(.schemaViolation, name, "This member is required.") }
    mutating func wrong(_ name: String, _ detail: String) { add(.schemaViolation, name, detail) }
    mutating func invalid(_ name: String, _ detail: String) { add(.invalidInput, name, detail) }

    private mutating func add(_ kind: Issue.Kind, _ name: String, _ detail: String) {
        issues.append(Issue(kind, path + name, detail))
    }

    /// Takes over what was found wrong in an inner object.
    mutating func absorb(_ inner: Members) {
        var inner = inner
        inner.refuseUnknown()
        issues.append(contentsOf: inner.issues)
    }

    private mutating func refuseUnknown() {
        for name in members.names where !taken.contains(name) {
            // A name that could itself hold something personal is not repeated.
            let isPlain = name.utf8.count <= 40 && name.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
            issues.append(Issue(.unknownInput, isPlain ? path + name : nil, "This member is not known here."))
        }
    }

    /// Throws what was found wrong, members that nobody asked for included.
    mutating func finish() throws(Problem) {
        refuseUnknown()
        if !issues.isEmpty { throw Problem.badRequest(issues) }
    }
}
