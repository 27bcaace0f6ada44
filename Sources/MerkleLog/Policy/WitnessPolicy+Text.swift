extension WitnessPolicy {
    /// Reads a policy file: a line each for `log`, `witness`, `group` and `quorum`, with comments after `#`.
    ///
    /// A name is defined before it is used, so that no group holds itself.
    ///
    /// - Throws: `malformedPolicy`, with the line and what to do.
    package init(text: String) throws(MerkleLogError) {
        var draft = Draft()
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map {
                String(decoding: $0, as: UTF8.self)
            }
            guard let keyword = words.first, keyword.utf8.first != 0x23 else { continue }
            do throws(Flaw) {
                try draft.take(keyword, Array(words.dropFirst()))
            } catch {
                throw MerkleLogError(.malformedPolicy, "line \(index + 1): \(error.what)")
            }
        }
        guard let quorum = draft.quorum else {
            throw MerkleLogError(
                .malformedPolicy, "there is no `quorum` line; write `quorum none` where none is needed")
        }
        self.init(
            logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum: quorum == "none" ? nil : quorum)
    }

    private struct Flaw: Error {
        let what: String
    }

    /// What the lines so far have defined.
    private struct Draft {
        var logs: [Log] = []
        var witnesses: [Witness] = []
        var groups: [Group] = []
        var quorum: String?

        mutating func take(_ keyword: String, _ words: [String]) throws(Flaw) {
            switch keyword {
            case "log": try log(words)
            case "witness": try witness(words)
            case "group": try group(words)
            case "quorum": try quorum(words)
            default: throw Flaw(what: "begins with none of `log`, `witness`, `group` and `quorum`")
            }
        }

        private mutating func log(_ words: [String]) throws(Flaw) {
            guard (1...2).contains(words.count) else { throw Flaw(what: "write `log <key> [<URL>]`") }
            let key = try key(words[0], .ed25519)
            guard !logs.contains(where: { $0.key == key }) else { throw Flaw(what: "names a log a second time") }
            logs.append(Log(key: key, url: words.dropFirst().first))
        }

        private mutating func witness(_ words: [String]) throws(Flaw) {
            guard (2...3).contains(words.count) else { throw Flaw(what: "write `witness <name> <key> [<URL>]`") }
            let key = try key(words[1], .cosignature)
            guard !witnesses.contains(where: { $0.key == key }) else {
                throw Flaw(what: "names a witness a second time; its signature would count twice")
            }
            witnesses.append(Witness(name: try newName(words[0]), key: key, url: words.dropFirst(2).first))
        }

        private mutating func group(_ words: [String]) throws(Flaw) {
            guard words.count >= 3 else { throw Flaw(what: "write `group <name> <number, any or all> <member>…`") }
            let name = try newName(words[0])
            let members = Array(words.dropFirst(2))
            for member in members where !isKnown(member) {
                throw Flaw(what: "`\(member)` is not defined above; define a witness or group before it is used")
            }
            guard Set(members).count == members.count else { throw Flaw(what: "names a member a second time") }
            let needed: Int? =
                switch words[1] {
                case "any": 1
                case "all": members.count
                default: TreeSize.parse(words[1]).flatMap { Int(exactly: $0) }
                }
            guard let needed, (1...members.count).contains(needed) else {
                throw Flaw(what: "needs `any`, `all` or a number from 1 to \(members.count), not `\(words[1])`")
            }
            groups.append(Group(name: name, needed: needed, members: members))
        }

        private mutating func quorum(_ words: [String]) throws(Flaw) {
            guard words.count == 1 else { throw Flaw(what: "write `quorum <name>` or `quorum none`") }
            guard quorum == nil else { throw Flaw(what: "is a second `quorum` line") }
            guard words[0] == "none" || isKnown(words[0]) else {
                throw Flaw(what: "`\(words[0])` is not defined above; define a witness or group before it is used")
            }
            quorum = words[0]
        }

        private func isKnown(_ name: String) -> Bool {
            witnesses.contains { $0.name == name } || groups.contains { $0.name == name }
        }

        private func newName(_ name: String) throws(Flaw) -> String {
            guard name != "none", !isKnown(name) else { throw Flaw(what: "`\(name)` is a name already") }
            return name
        }

        private func key(_ text: String, _ kind: SignatureKind) throws(Flaw) -> VerifierKey {
            let key: VerifierKey
            do {
                key = try VerifierKey(text: text)
            } catch {
                throw Flaw(what: "`\(text)` is no verifier key that is known here (\(error.code.rawValue))")
            }
            guard key.kind == kind else {
                throw Flaw(what: "the key of a \(kind == .ed25519 ? "log" : "witness") is of type \(kind.rawValue)")
            }
            return key
        }
    }
}
