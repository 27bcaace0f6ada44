/// The commands of the command line, read from its sources: every one as it is typed, such as `sluis ledger verify`.
struct CommandTree {
    private struct Command {
        let name: String
        let subcommands: [String]
    }

    private var commands: [String: Command] = [:]

    init(_ sources: [String]) {
        for source in sources {
            let plain = String(decoding: SwiftBlanking.withoutComments(source), as: UTF8.self)
            for rest in plain.components(after: "struct ") {
                let type = rest.prefix { $0.isLetter || $0.isNumber }
                let piece = rest.place(of: "\nstruct ").map { rest[..<$0.lowerBound] } ?? rest
                guard piece.prefix(while: { $0 != "{" }).place(of: "ParsableCommand") != nil,
                    let name = Manifest.between("commandName: \"", "\"", in: piece)
                else { continue }
                let list = Manifest.between("subcommands: [", "]", in: piece) ?? ""
                let types = list.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "self" }
                commands[String(type)] = Command(name: name, subcommands: types)
            }
        }
    }

    /// Every command below the one of this type, the ends only.
    func paths(from type: String) -> [String] {
        guard let command = commands[type] else { return [] }
        guard !command.subcommands.isEmpty else { return [command.name] }
        return command.subcommands.flatMap { paths(from: $0) }.map { command.name + " " + $0 }
    }
}
